using System.Text.Json;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Kernel;

public sealed class ADiscount
{
    private static readonly DateTimeOffset First = new(2026, 11, 21, 13, 32, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, BillingCycle.Monthly, 1)]
    [InlineData(0, BillingCycle.Yearly, 1)]
    [InlineData(3, BillingCycle.Monthly, 3)]
    [InlineData(3, BillingCycle.Yearly, 1)]
    [InlineData(12, BillingCycle.Yearly, 1)]
    [InlineData(13, BillingCycle.Yearly, 2)]
    [InlineData(null, BillingCycle.Monthly, null)]
    [InlineData(null, BillingCycle.Once, 1)]
    public void Holds_for_so_many_payments(int? months, BillingCycle cycle, int? payments)
    {
        var discount = new Discount("SUMMER", 2_000, new Money(100, "eur"), months);

        Assert.Equal(payments, discount.PaymentsIn(cycle));
        for (var (n, at) = (1, First); n <= (payments ?? 30) + 1 && cycle != BillingCycle.Once; n++, at = cycle.EndOfPeriod(at)!.Value)
        {
            Assert.Equal(payments is null || n <= payments, n == 1 || discount.HoldsAt(at, First));
        }
    }

    [Fact]
    public void Is_over_although_the_payment_service_began_a_moment_before_us() =>
        Assert.False(new Discount("SUMMER", 2_000, new Money(100, "eur"), 3).HoldsAt(First.AddMonths(3).AddSeconds(-2), First));

    [Fact]
    public void Is_none_on_an_offer_from_before_there_were_codes()
    {
        var old = JsonNode.Parse(JsonSerializer.Serialize(Sample.Team(), JsonSerializerOptions.Web))!.AsObject();
        Assert.True(old.Remove("discount"));

        Assert.Null(old.Deserialize<Offer>(JsonSerializerOptions.Web)!.Discount);
    }

    [Theory]
    [InlineData(" summer ", "SUMMER")]
    [InlineData("Two-4_one", "TWO-4_ONE")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("a b", null)]
    [InlineData("12345678901234567890123456789012345678901", null)]
    public void Comes_of_a_code_as_it_is_kept(string typed, string? code) => Assert.Equal(code, PromotionCodes.Read(typed));
}
