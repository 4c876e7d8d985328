namespace SignupWeb.Kernel;

/// <summary>What kind of thing a plan sells.</summary>
public enum PlanKind
{
    Subscription,
    SupportContract,
    Download,
}

/// <summary>An allowance that comes with a plan.</summary>
/// <param name="Key">Stable, e.g. "support-requests".</param>
/// <param name="Name">For people, e.g. "support requests".</param>
/// <param name="Amount">How many in a billing month; null is unlimited.</param>
public sealed record QuotaGrant(string Key, string Name, int? Amount);

/// <summary>One acceptance criterion a plan's contracts start with (R5).</summary>
/// <param name="Name">E.g. "First response".</param>
/// <param name="HowMeasured">How the value is found.</param>
/// <param name="YellowLimit">From here on yellow, in words with unit.</param>
/// <param name="RedLimit">From here on red, in words with unit.</param>
public sealed record CriterionTemplate(string Name, string HowMeasured, string YellowLimit, string RedLimit);

/// <summary>What a plan costs in one billing cycle and one currency, without tax. All prices in a currency are its price list.</summary>
public sealed record PlanPrice(BillingCycle Cycle, Money Net);

/// <summary>What exactly is sold: a plan version in one billing cycle and currency, frozen. Travels with quote, order and events, so no slice looks into another's tables.</summary>
/// <param name="Net">Price of one cycle, or of the download, without tax, as on the price list.</param>
/// <param name="RemorseWindow">How long an order can be cancelled free of charge (R3).</param>
/// <param name="SupportHours">For people, e.g. "Weekdays 7:00 to 21:00".</param>
/// <param name="FileName">The file a download delivers; null otherwise.</param>
/// <param name="Language">"en" or "de": the language of everything that is said here for people, and of the contract made from it (decision 0016).</param>
/// <param name="Discount">What a promotion code takes off the price; null without one.</param>
/// <param name="Change">What it changes about a subscription that runs; null for something new.</param>
/// <param name="Support">How soon requests are answered; null where nothing is promised, and for what was sold before it was written down.</param>
/// <param name="Ends">How it can be ended; null for what was sold before it was written down, which can be withdrawn from for 14 days by anybody, as its text says.</param>
public sealed record Offer(
    PlanId PlanId,
    PlanVersionId PlanVersionId,
    int Version,
    string PlanName,
    PlanKind Kind,
    BillingCycle BillingCycle,
    Money Net,
    TimeSpan RemorseWindow,
    string SupportHours,
    IReadOnlyList<string> Contents,
    IReadOnlyList<QuotaGrant> Quotas,
    IReadOnlyList<CriterionTemplate> Criteria,
    string? FileName,
    string Language = "en",
    Discount? Discount = null,
    SupportPromise? Support = null,
    PlanChange? Change = null,
    EndTerms? Ends = null)
{
    /// <summary>It costs more in a year and is not billed more often: then it begins at once, else with the next period (decision 0038).</summary>
    public bool IsMoreThan(Offer other) => BillingCycle >= other.BillingCycle && AYear > other.AYear;

    private long AYear => BillingCycle == BillingCycle.Monthly ? Net.Minor * 12 : Net.Minor;
}
