using SignupWeb.Kernel;

namespace SignupTests.Support;

/// <summary>The named people and things the tests are about.</summary>
public static class Sample
{
    public static readonly Party Mara = new("Mara", "Lindqvist", "mara@hafenlicht.example", "Hafenlicht GmbH", "Speicherstraße 14", "20457", "Hamburg", "DE", null, null, "en-IE");

    public static Offer Team(BillingCycle cycle = BillingCycle.Monthly, TimeSpan? window = null) => new(
        new PlanId(Guid.Parse("11111111-1111-7111-8111-111111111111")),
        new PlanVersionId(Guid.Parse("22222222-2222-7222-8222-222222222222")),
        1,
        "Team",
        PlanKind.SupportContract,
        cycle,
        new Money(cycle == BillingCycle.Yearly ? 149_000 : 14_900, "eur"),
        window ?? TimeSpan.FromSeconds(20),
        "Weekdays 7:00 to 21:00",
        ["20 support requests a month"],
        [new QuotaGrant("support-requests", "support requests", 20)],
        [new CriterionTemplate("First response", "Median of the last 30 days", "2 h", "4 h")],
        null);
}
