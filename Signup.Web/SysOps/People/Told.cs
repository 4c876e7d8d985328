using SignupWeb.Kernel;

namespace SignupWeb.SysOps.People;

/// <summary>What came of something done to a customer: it was refused, or a sentence says what was done.</summary>
public sealed record Told(Refusal? Refusal, string? Sentence);
