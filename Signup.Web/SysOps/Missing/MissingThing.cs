using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Missing;

/// <summary>What should be there for an order and is not.</summary>
/// <param name="Kind">Of the risk.</param>
/// <param name="Sentence">What is missing, for a person.</param>
internal sealed record MissingThing(string Kind, OrderId Order, string Sentence);
