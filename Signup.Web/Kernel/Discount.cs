namespace SignupWeb.Kernel;

/// <summary>What a promotion code takes off a price, frozen as the payment service worked it out. Stands on quote, order, invoice and credit note.</summary>
/// <param name="Code">As it is written for people: SUMMER.</param>
/// <param name="BasisPoints">Hundredths of a percent: 2000 is 20 %; null where it is an amount.</param>
/// <param name="Off">What comes off the net price of one payment.</param>
/// <param name="Months">How long it holds from the first payment on: 0 is for that payment alone, null for ever.</param>
/// <param name="Then">What a payment comes to with tax once it holds no longer; null while the tax is not known.</param>
public sealed record Discount(string Code, int? BasisPoints, Money Off, int? Months, Money? Then = null)
{
    /// <summary>The payment service's first moment is a little before ours; no two payments are as near as this.</summary>
    private static readonly TimeSpan Moments = TimeSpan.FromHours(12);

    /// <summary>How many payments it holds for; null is all of them.</summary>
    public int? PaymentsIn(BillingCycle cycle) => cycle switch
    {
        BillingCycle.Monthly => Months is 0 ? 1 : Months,
        BillingCycle.Yearly => Months is { } months ? Math.Max(1, (months + 11) / 12) : null,
        BillingCycle.Once => 1,
    };

    /// <summary>Whether a payment at the instant is still reduced, as the payment service counts.</summary>
    /// <param name="first">When the first one was made.</param>
    public bool HoldsAt(DateTimeOffset instant, DateTimeOffset first) => Months is not { } months || instant + Moments < first.AddMonths(months);

    /// <summary>What the payment after the first comes to.</summary>
    /// <param name="paid">What the first came to.</param>
    public Money NextOne(BillingCycle cycle, Money paid) => PaymentsIn(cycle) is 1 && Then is { } then ? then : paid;
}
