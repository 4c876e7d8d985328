using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.SysOps.Books;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Overview;

/// <summary>How far a sign-up has come.</summary>
public enum Reach
{
    /// <summary>A plan was chosen: with that a sign-up begins.</summary>
    Started,
    Account,
    Details,
    Payment,
    Ordered,
    Completed,
}

/// <summary>How many of today's sign-ups came as far.</summary>
public sealed record FunnelStep(Reach Reach, int Count);

/// <summary>What a month brought in one currency, in minor units.</summary>
/// <param name="Refunded">What went back to customers, less what their banks sent back to us. Disputes are no refunds.</param>
public sealed record Takings(ShopMonth Month, string Currency, long Captured, long Refunded)
{
    /// <summary>What is left of it; below zero where more went back than came in.</summary>
    public Money Left => new(Captured - Refunded, Currency);
}

/// <summary>What the overview shows.</summary>
/// <param name="Today">The day on the shop's clock.</param>
/// <param name="Revenue">Twelve months by currency, oldest first, the largest currency first.</param>
/// <param name="Acceptance">Twelve weeks, oldest first.</param>
/// <param name="Contracts">The running contracts by colour.</param>
/// <param name="Risks">How many are open, and the worst few.</param>
/// <param name="CheckedAt">When money and records were last compared; null before the first time.</param>
public sealed record OverviewReading(
    DateTimeOffset Today, IReadOnlyList<FunnelStep> Funnel, IReadOnlyList<Takings> Revenue, IReadOnlyList<AcceptanceWeek> Acceptance, IReadOnlyDictionary<Tone, int> Contracts, RiskReading Risks, int Differences, DateTimeOffset? CheckedAt)
{
    public int Started => Funnel[0].Count;

    public int Completed => Funnel[^1].Count;

    public int AllContracts => Contracts.Values.Sum();
}
