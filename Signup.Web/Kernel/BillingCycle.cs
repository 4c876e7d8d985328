namespace SignupWeb.Kernel;

/// <summary>How often a plan is billed. Once is for downloads.</summary>
public enum BillingCycle
{
    Monthly,
    Yearly,
    Once,
}

public static class BillingPeriods
{
    /// <summary>When a period that begins at <paramref name="from"/> ends and the next is charged; null for what is paid once.</summary>
    public static DateTimeOffset? EndOfPeriod(this BillingCycle cycle, DateTimeOffset from) => cycle switch
    {
        BillingCycle.Monthly => from.AddMonths(1),
        BillingCycle.Yearly => from.AddYears(1),
        BillingCycle.Once => null,
    };

    /// <summary>What a year costs less than twelve months; null when it costs no less, or one of the two is not sold.</summary>
    public static Money? YearlySaving(Money? month, Money? year) => month * 12 - year is { Minor: > 0 } saving ? saving : null;

    /// <summary>The cycle a paid period is one of.</summary>
    public static BillingCycle CycleOf(DateTimeOffset from, DateTimeOffset to) => to > from.AddMonths(2) ? BillingCycle.Yearly : BillingCycle.Monthly;
}
