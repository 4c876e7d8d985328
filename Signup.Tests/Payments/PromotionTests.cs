using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Promotions;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

/// <summary>Codes at the payment service: what they take off is what is charged, and a code that is over is never dropped in silence.</summary>
public sealed class PromotionTests : IAsyncLifetime
{
    private static readonly Actor Manager = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly TakesOff Fifth = new(2_000, null, 0);

    private PaymentsHost host = null!;

    public async Task InitializeAsync() => host = await PaymentsHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(2_000, null, 2_980, 2_265, 14_185)]
    [InlineData(3_333, null, 4_966, 1_887, 11_821)]
    [InlineData(null, 5_000, 5_000, 1_881, 11_781)]
    [InlineData(10_000, null, 14_900, 0, 0)]
    [InlineData(null, 99_999, 14_900, 0, 0)]
    public async Task What_a_code_takes_off_is_quoted_charged_and_the_same(int? basisPoints, int? amount, long off, long tax, long total)
    {
        await Make("SUMMER", new(basisPoints, amount is { } minor ? new(minor, "eur") : null, 0));
        var mara = new Buyer(host) { Code = "SUMMER" };

        await mara.Buy();
        await mara.UntilBought();

        Assert.Equal((14_900 - off, tax, total, off), (mara.Price!.Net.Minor, mara.Price.Tax.Minor, mara.Price.Total.Minor, mara.Price.Discount!.Off.Minor));
        Assert.Equal(new Money(17_731, "eur"), mara.Price.Discount.Then);
        Assert.Equal(mara.Price.Total, Assert.Single(await host.All<LedgerEntry>()).Amount);
        Assert.Equal(mara.Price.Total, Assert.Single(await host.All<PaidInvoice>()).Total);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_download_is_reduced_too()
    {
        await Make("SUMMER", Fifth);
        var mara = new Buyer(host) { Code = "SUMMER", Offer = Sold.Download };

        await mara.Buy();
        await mara.UntilBought();

        Assert.Equal((3_920, 4_665), (mara.Price!.Net.Minor, Assert.Single(await host.All<LedgerEntry>()).Amount.Minor));
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task Each_reason_why_a_code_takes_nothing_off_is_said()
    {
        await Make("ENDS", Fifth, expiresAt: host.Time.GetUtcNow().AddHours(1));
        await Make("GONE", Fifth);
        await host.Get<WithdrawPromotion>().Run("gone", Manager);
        await Make("ONE", Fifth, maxRedemptions: 1);
        await Make("DOLLARS", new(null, new(500, "usd"), 0));
        await Make("LARGE", Fifth, minimum: new(20_000, "eur"));
        await Make("FIRST", Fifth, firstPurchaseOnly: true);
        var mara = new Buyer(host) { Code = "ONE" };
        Assert.Null(await Fault(mara, "FIRST"));
        await mara.Buy();
        await mara.UntilBought();
        host.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("PROMOTION_UNKNOWN There is no code NOSUCH. Check how it is written.", await Fault(mara, "NOSUCH"));
        Assert.Equal("PROMOTION_ENDED The code ENDS has ended.", await Fault(mara, "ENDS"));
        Assert.Equal("PROMOTION_ENDED The code GONE has ended.", await Fault(mara, "GONE"));
        Assert.Equal("PROMOTION_USED_UP The code ONE has been used as often as it may be.", await Fault(mara, "ONE"));
        Assert.Equal("PROMOTION_OTHER_CURRENCY The code DOLLARS does not work for prices in EUR.", await Fault(mara, "DOLLARS"));
        Assert.StartsWith("PROMOTION_BELOW_MINIMUM The code LARGE is for orders of", await Fault(mara, "LARGE"), StringComparison.Ordinal);
        Assert.Equal("PROMOTION_FIRST_PURCHASE The code FIRST is only for a first purchase.", await Fault(mara, "FIRST"));
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task One_that_ends_between_quote_and_charge_is_asked_about_with_the_price_without_it()
    {
        await Make("SUMMER", Fifth);
        var mara = new Buyer(host) { Code = "SUMMER" };
        var card = await mara.AddCard();
        await mara.SeePrice();
        await host.Get<WithdrawPromotion>().Run("SUMMER", Manager);

        await mara.AskForCharge(card);
        await mara.UntilFailed();

        var asked = Assert.Single(await host.Announced<PaymentFailed>());
        Assert.Equal((Declines.CodeOver, new NewPrice(new(14_900, "eur"), new(2_831, "eur"), new(17_731, "eur"))), (asked.Reason, asked.Instead));
        Assert.Empty(await host.All<LedgerEntry>());
        Assert.Empty(await host.Announced<RiskFound>());

        await host.Announce(new ChargeRequested(mara.Order, mara.Signup, mara.Account, mara.Customer, card, mara.Offer, Sample.Mara, asked.Instead!.Net, asked.Instead.Tax, asked.Instead.Total, 2));
        await mara.UntilBought();
        Assert.Equal(asked.Instead.Total, Assert.Single(await host.All<LedgerEntry>()).Amount);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task The_last_redemption_goes_to_one_of_two_and_the_other_is_asked()
    {
        await Make("LAST", Fifth, maxRedemptions: 1);
        Buyer[] two = [new(host) { Code = "LAST" }, new(host) { Code = "LAST" }];
        var cards = new List<PaymentProfileId>();
        foreach (var buyer in two)
        {
            cards.Add(await buyer.AddCard());
            await buyer.SeePrice();
        }

        await Task.WhenAll(two[0].AskForCharge(cards[0]), two[1].AskForCharge(cards[1]));
        await host.Until(async () => (await host.Announced<PurchaseConfirmed>()).Count == 1 && (await host.Announced<PaymentFailed>()).Count == 1, "one bought and one asked");

        Assert.Equal(14_185, Assert.Single(await host.All<LedgerEntry>()).Amount.Minor);
        Assert.Equal(17_731, Assert.Single(await host.Announced<PaymentFailed>()).Instead!.Total.Minor);
    }

    [Fact]
    public async Task A_declined_card_does_not_lose_the_code_that_ends_meanwhile()
    {
        await Make("SUMMER", Fifth);
        var mara = new Buyer(host) { Code = "SUMMER" };
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();
        await host.Get<WithdrawPromotion>().Run("SUMMER", Manager);

        await mara.AskForCharge(await mara.AddCard(), attempt: 2);
        await mara.UntilBought();

        Assert.Equal(14_185, Assert.Single(await host.All<LedgerEntry>()).Amount.Minor);
    }

    [Theory]
    [InlineData(0, 14_900, null)]
    [InlineData(2, 11_920, 2_980)]
    public async Task The_second_cycle_costs_what_its_length_says(int months, long net, int? off)
    {
        await Make("SUMMER", Fifth with { Months = months });
        var mara = new Buyer(host) { Code = "SUMMER" };
        await mara.Buy();
        await mara.UntilBought();

        host.Time.Advance(TimeSpan.FromDays(32));
        await host.Until(
            async () =>
            {
                if ((await host.Announced<CyclePaid>()).Count == 1) { return true; }
                if (host.Outage.IsQuiet) { host.Time.Advance(TimeSpan.FromMinutes(30)); }
                return false;
            },
            "the second cycle paid");

        var cycle = Assert.Single(await host.Announced<CyclePaid>());
        Assert.Equal((net, off), (cycle.Net.Minor, (int?)cycle.Off?.Minor));
        Assert.True((await host.All<PaidInvoice>()).TrueForAll(i => i.IsKept));
    }

    private async Task<PromotionFacts> Make(string code, TakesOff takesOff, DateTimeOffset? expiresAt = null, long? maxRedemptions = null, bool firstPurchaseOnly = false, Money? minimum = null) =>
        (await host.Get<CreatePromotion>().Run(new(code, takesOff, expiresAt, maxRedemptions, firstPurchaseOnly, minimum), Manager)).Value;

    private async Task<string?> Fault(Buyer who, string code)
    {
        var seen = await host.Get<PreviewPrice>().Run(SignupId.New(), ClientAccountId.New(), Sample.Mara.Email, who.Offer, Sample.Mara, code, who.Customer);
        return seen.Refusal is { } refusal ? $"{refusal.Code} {refusal.Message}" : null;
    }
}
