namespace SignupBench.Support;

/// <summary>What is ordered, and by whom, where it does not matter.</summary>
internal static class Sample
{
    public static readonly Party Mara = new("Mara", "Lindqvist", "mara@hafenlicht.example", "Hafenlicht GmbH", "Speicherstraße 14", "20457", "Hamburg", "DE", null, null, "en-IE");

    public static Offer Team(TimeSpan window) => new(
        PlanId.New(),
        PlanVersionId.New(),
        1,
        "Team",
        PlanKind.SupportContract,
        BillingCycle.Monthly,
        new Money(14_900, "eur"),
        window,
        "Weekdays 7:00 to 21:00",
        ["20 support requests a month"],
        [new QuotaGrant("support-requests", "support requests", 20)],
        [.. ((string[])["Availability", "First response", "Resolution time", "Restore test", "Satisfaction"]).Select(name => new CriterionTemplate(name, "Median of the last 30 days", "2 h", "4 h"))],
        null);
}
