using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Promotions;
using SignupWeb.Payments.Stripe;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

public sealed class MakingACode : IAsyncLifetime
{
    private static readonly Actor Manager = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly TakesOff Fifth = new(2_000, null, 0);

    private PaymentsHost host = null!;

    public async Task InitializeAsync() => host = await PaymentsHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Made_twice_it_is_one_and_with_other_terms_it_is_refused()
    {
        var first = (await host.Get<CreatePromotion>().Run(Asked("SUMMER", Fifth), Manager)).Value;

        var again = await host.Get<CreatePromotion>().Run(Asked("summer", Fifth), Manager);
        var other = await host.Get<CreatePromotion>().Run(Asked("SUMMER", new(1_000, null, 0)), Manager);
        var wrong = await host.Get<CreatePromotion>().Run(new("a b", new(0, null, 99), host.Time.GetUtcNow(), 0, FirstPurchaseOnly: false, new(0, "eur")), Manager);

        Assert.Equal(first.Id, again.Value.Id);
        Assert.Equal("CODE_TAKEN", other.Refusal?.Code);
        Assert.Equal(["CODE_INVALID", "TAKES_OFF_INVALID", "MONTHS_INVALID", "END_INVALID", "REDEMPTIONS_INVALID", "MINIMUM_INVALID"], wrong.Refusal!.All.Select(r => r.Code), StringComparer.Ordinal);
        Assert.Equal("SUMMER", Assert.Single((await host.Get<ListPromotions>().Run(Manager)).Value).Code);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task One_made_at_the_payment_service_itself_works_however_it_is_written()
    {
        var coupon = await new CouponService(host.Get<StripeClient>()).CreateAsync(new() { PercentOff = 50, Duration = "forever" });
        await new PromotionCodeService(host.Get<StripeClient>()).CreateAsync(new() { Code = "Winter", Promotion = new() { Coupon = coupon.Id } });
        var mara = new Buyer(host) { Code = "WINTER" };

        await mara.SeePrice();

        Assert.Equal((7_450, (int?)null), (mara.Price!.Net.Minor, mara.Price.Discount!.PaymentsIn(BillingCycle.Monthly)));
    }

    private static PromotionParameters Asked(string code, TakesOff takesOff) => new(code, takesOff, null, null, FirstPurchaseOnly: false, null);
}
