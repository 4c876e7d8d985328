using SignupWeb.Kernel;

namespace SignupWeb.Payments.Sandbox.Disputes;

/// <summary>How a dispute ends for the shop.</summary>
public enum DisputeOutcome
{
    /// <summary>The shop keeps the money.</summary>
    Won,

    /// <summary>The customer keeps the money.</summary>
    Lost,
}

/// <summary>A dispute nobody has decided yet.</summary>
public sealed record OpenDispute(string Id, Money Amount, DateTimeOffset OpenedAt);
