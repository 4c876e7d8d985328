using SignupTests.Support;
using SignupWeb.Kernel;

namespace SignupTests.Payments;

/// <summary>What is bought in these tests beside the Team contract.</summary>
internal static class Sold
{
    public static readonly Offer Download = Sample.Team(BillingCycle.Once) with
    {
        PlanId = new(Guid.Parse("33333333-3333-7333-8333-333333333333")),
        PlanVersionId = new(Guid.Parse("44444444-4444-7444-8444-444444444444")),
        PlanName = "Field handbook",
        Kind = PlanKind.Download,
        Net = new Money(4_900, "eur"),
        FileName = "field-handbook.pdf",
    };
}
