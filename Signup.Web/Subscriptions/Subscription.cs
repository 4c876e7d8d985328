using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Subscriptions;

/// <summary>Another billing cycle, or another plan, from the end of the paid period on.</summary>
/// <param name="Net">What a period of it costs, without tax and promotion.</param>
/// <param name="Total">What the first one comes to, tax included.</param>
/// <param name="Plan">The other plan; null for another cycle of the one it has.</param>
/// <param name="ByOrder">The order of the other plan.</param>
public sealed record CycleChange(BillingCycle Cycle, Money Net, Money Total, DateTimeOffset From, Offer? Plan = null, OrderId? ByOrder = null)
{
    /// <summary>The period that begins then is one of it.</summary>
    public bool HasBegun(DateTimeOffset from, DateTimeOffset to) => Plan is null ? BillingPeriods.CycleOf(from, to) == Cycle : from > From.AddHours(-1);
}

/// <summary>What runs on after an accepted order for a subscription or support contract (R2). One per order.</summary>
public sealed class Subscription : IVersioned, IWatched
{
    /// <summary>The payment service counts whole seconds, from some of them later on.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    private Subscription()
    {
    }

    public SubscriptionId Id { get; private init; }

    public OrderId OrderId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    public string PlanName { get; private set; } = string.Empty;

    /// <summary>As it was bought; billing cycle and price are those of the period that is paid.</summary>
    public Offer Offer { get; private set; } = null!;

    /// <summary>The billing cycle its customer chose for later; null while it stays as it is.</summary>
    public CycleChange? Change { get; private set; }

    /// <summary>Whom the next cycles are invoiced to, once that changed after the purchase; null while it is the buyer of the first invoice.</summary>
    public Party? BilledTo { get; private set; }

    /// <summary>What one period costs, tax included, as it was last paid.</summary>
    public Money Total { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>The period that is paid.</summary>
    public DateTimeOffset PeriodStart { get; private set; }

    /// <summary>End of the paid period: the next charge.</summary>
    public DateTimeOffset PeriodEnd { get; private set; }

    /// <summary>What the next charge comes to, tax included: a promotion code may hold no longer then.</summary>
    public Money NextCharge => Change?.Total ?? WithoutChange;

    private Money WithoutChange => Offer.Discount is { Then: { } full } discount && (PeriodStart <= StartedAt || discount.HoldsAt(PeriodStart, StartedAt)) && !discount.HoldsAt(PeriodEnd, StartedAt) ? full : Total;

    /// <summary>Since when it gives nothing because it is not paid; null while it does.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>It ends with the paid period: there is no next charge.</summary>
    public bool EndsWithPeriod { get; private set; }

    /// <summary>When it ends because its customer gave notice; null while they did not.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>When it stopped for good; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>What a period is of, also while word of it is on the way here.</summary>
    public Offer PlanIn(DateTimeOffset from, DateTimeOffset to) => Change is { Plan: { } other } change && change.HasBegun(from, to) ? other : Offer;

    public bool IsRunning => EndedAt is null;

    public IEnumerable<string> Topics => [Id.ToString(), OrderId.ToString(), CustomerId.ToString()];

    public static Subscription Start(OrderAccepted order) => new()
    {
        Id = SubscriptionId.New(),
        OrderId = order.OrderId,
        CustomerId = order.CustomerId,
        ClientAccountId = order.ClientAccountId,
        PlanName = order.Offer.PlanName,
        Offer = order.Offer,
        Total = order.Total,
        StartedAt = order.AcceptedAt,
        PeriodStart = order.AcceptedAt,
        PeriodEnd = order.Offer.BillingCycle.EndOfPeriod(order.AcceptedAt) ?? throw new InvalidOperationException($"Order {order.OrderId} is paid once and has no period."),
    };

    /// <summary>Sold elsewhere before it came here.</summary>
    /// <param name="from">The period that is paid, from and until.</param>
    public static Subscription TakeOver(OrderAccepted sold, DateTimeOffset from, DateTimeOffset until)
    {
        var taken = Start(sold);
        (taken.PeriodStart, taken.PeriodEnd, taken.BilledTo) = (from, until, sold.Party);
        return taken;
    }

    /// <summary>Begin of the month of its allowances that this instant is in: they return monthly on the day the period began, however long it is.</summary>
    public DateTimeOffset MonthAt(DateTimeOffset now) => PeriodStart.AddMonths(MonthsUntil(now));

    /// <summary>When the next month of its allowances begins.</summary>
    public DateTimeOffset MonthAfter(DateTimeOffset now) => PeriodStart.AddMonths(MonthsUntil(now) + 1);

    /// <summary>Another period is paid. One that is paid already, or lies before, changes nothing.</summary>
    public bool Renew(DateTimeOffset from, DateTimeOffset to, Money paid)
    {
        if (to <= PeriodEnd) { return false; }
        (PeriodStart, PeriodEnd, Total) = (from, to, paid);
        if (EndsAt is { } ends) { GiveNotice(ends); }
        if (Change is not { } change || !change.HasBegun(from, to)) { return true; }
        (Offer, Change) = ((change.Plan ?? Offer) with { BillingCycle = change.Cycle, Net = change.Net }, null);
        PlanName = Offer.PlanName;
        return true;
    }

    /// <summary>Another cycle, or plan, from then on; what it has now takes an earlier change back.</summary>
    public void ChangeTo(CycleChange change) => Change = change.Plan is null && change.Cycle == Offer.BillingCycle ? null : change;

    /// <summary>Another plan at once: the rest of the period is paid, or a new one.</summary>
    public void Become(Offer offer, PlanChange change, DateTimeOffset now)
    {
        if (offer.BillingCycle != Offer.BillingCycle) { PeriodStart = now; }
        (Offer, PlanName, Total, Change) = (offer with { Change = null }, offer.PlanName, change.Then, null);
        PeriodEnd = change.Until;
    }

    public void BillTo(Party party) => BilledTo = party;

    /// <summary>The buyer was erased.</summary>
    public void Forget() => BilledTo = null;

    public void Suspend(DateTimeOffset now) => SuspendedAt ??= now;

    public void Resume() => SuspendedAt = null;

    public void RenewNoMore() => EndsWithPeriod = true;

    /// <summary>When it can end if its customer gives notice now, the earliest first.</summary>
    public IReadOnlyList<DateTimeOffset> PossibleEnds(DateTimeOffset now) => [.. EndsBy(Offer.Ends ?? new(), now).Take(EndTerms.Choices)];

    /// <summary>How often it is charged until it ends then.</summary>
    public int ChargesUntil(DateTimeOffset end) => EndsBy(new(), PeriodStart).TakeWhile(e => e < end - Slack).Count();

    private IEnumerable<DateTimeOffset> EndsBy(EndTerms terms, DateTimeOffset now) =>
        terms.Ends(now, StartedAt, PeriodEnd, PeriodEnd.Day < StartedAt.Day ? StartedAt : PeriodEnd, Change?.Cycle ?? Offer.BillingCycle);

    /// <summary>Its customer gave notice.</summary>
    public void GiveNotice(DateTimeOffset endsAt) => (EndsAt, EndsWithPeriod) = (endsAt, endsAt <= PeriodEnd + Slack);

    /// <summary>The notice was taken back: it renews as before.</summary>
    public void KeepOn() => (EndsAt, EndsWithPeriod) = (null, false);

    /// <summary>It runs no more; what was paid is not paid back. Again is a no-op.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;

    private int MonthsUntil(DateTimeOffset now)
    {
        var months = 0;
        while (PeriodStart.AddMonths(months + 1) <= now) { months++; }
        return months;
    }
}
