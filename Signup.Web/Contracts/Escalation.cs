namespace SignupWeb.Contracts;

/// <summary>
/// A yellow or red contract is before all managers, as red as can be: somebody put it there, or what somebody promised was not done. It rests while somebody has
/// the contract, and ends with its colour.
/// </summary>
/// <param name="By">Who; empty for the application itself.</param>
/// <param name="Note">Why; null when a promise was not kept.</param>
public sealed record Escalation(string By, DateTimeOffset At, string? Note);
