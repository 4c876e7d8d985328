namespace SignupWeb.Platform.Outbox;

/// <summary>Something customers want, and could not have for a reason that is ours.</summary>
/// <param name="Kind">Of the risk.</param>
/// <param name="What">For a person, e.g. "A sign-up could not be started".</param>
public sealed record Trouble(string Kind, string What);
