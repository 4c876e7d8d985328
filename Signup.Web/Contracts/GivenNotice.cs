using SignupWeb.Kernel;

namespace SignupWeb.Contracts;

/// <summary>The customer ended a contract with the end of a paid period; they may take it back until then.</summary>
/// <param name="Reference">What they quote to us, e.g. "E-2611-7K3D9X".</param>
/// <param name="Reason">Null when they did not say.</param>
public sealed record GivenNotice(string Reference, DateTimeOffset GivenAt, DateTimeOffset EndsAt, EndReason? Reason = null);

/// <summary>The customer withdrew from a contract.</summary>
/// <param name="Reference">What they quote to us, e.g. "W-2611-7K3D9X".</param>
/// <param name="Back">What goes back to them.</param>
/// <param name="Kept">What stays for the days it was used, as they had asked for.</param>
public sealed record Withdrawal(string Reference, DateTimeOffset DeclaredAt, Money Back, Money Kept);
