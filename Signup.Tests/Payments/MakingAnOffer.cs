using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Promotions;
using SignupWeb.Payments.Stripe;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

/// <summary>The limited-time offer of one client becomes one code at the payment service, whatever happens on the way.</summary>
public sealed class MakingAnOffer : IAsyncLifetime
{
    private const string Code = "THANKS-7K4F-9QXD";

    private readonly CustomerId mara = CustomerId.New();

    private PaymentsHost host = null!;

    public async Task InitializeAsync() => host = await PaymentsHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_answer_that_is_lost_does_not_make_two()
    {
        host.Outage.Begin(1, 8, carriedOut: true);
        await Ask();
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.Tries > 1), "a second try");
        host.Outage.End();
        await Made();

        await OneCode();
        Assert.Empty(await host.Announced<RiskFound>());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task One_whose_answer_was_lost_for_longer_than_keys_are_kept_is_looked_up()
    {
        host.Outage.Begin(1, int.MaxValue, carriedOut: true);
        await Ask();
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.State == OperationState.Unknown), "the first try");
        host.Time.Advance(PaymentOperation.KeysAreKept);
        host.Outage.End();
        await Made();

        await OneCode();
    }

    [Fact]
    public async Task It_is_for_its_client_alone_once_and_until_its_end_and_not_among_those_for_everybody()
    {
        await Ask();
        await Made();
        var there = (await host.Get<PaymentGateway>().FindPromotion(Code, default)).Value!;
        Assert.Equal((mara, 1L, 1_000, host.Time.GetUtcNow().Date.AddDays(30)), (there.Owner!.Value, there.MaxRedemptions!.Value, there.TakesOff.BasisPoints!.Value, there.EndsAt!.Value.Date));
        Assert.Empty((await host.Get<ListPromotions>().Run(Actor.System)).Value);

        var find = host.Get<FindPromotion>();
        var team = Support.Sample.Team();
        Assert.Equal("PROMOTION_NOT_YOURS", (await find.Run(Code, team, CustomerId.New())).Refusal?.Code);
        Assert.False((await find.Run(Code, team, mara)).IsRefused);
        host.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal("PROMOTION_ENDED", (await find.Run(Code, team, mara)).Refusal?.Code);
    }

    [Fact]
    public async Task One_that_is_refused_is_told_of()
    {
        host.Outage.Refuse("/coupons", 400, """{"error":{"type":"invalid_request_error","code":"parameter_invalid_integer","message":"Invalid integer."}}""");
        await Ask();
        await host.Until(async () => (await host.Announced<RiskFound>()).Count > 0, "the risk");

        var risk = Assert.Single(await host.Announced<RiskFound>());
        Assert.Equal((MakeOffer.Risk, "yellow", mara.Value), (risk.Kind, risk.Severity, risk.SubjectId));
        Assert.Empty(await host.Announced<LimitedOfferMade>());
    }

    [Fact]
    public async Task One_that_was_refused_is_made_when_staff_try_it_again_and_then_settled()
    {
        var (retry, ana) = (host.Get<RetryOffer>(), new Actor(Guid.NewGuid(), Role.Support, null, "Ana"));
        Assert.Equal(RetryOffer.NotFound, (await retry.Run(mara, ana)).Refusal);
        host.Outage.Refuse("/promotion_codes", 400, """{"error":{"type":"invalid_request_error","code":"parameter_invalid_integer","message":"Invalid integer."}}""");
        await Ask();
        await host.Until(async () => (await host.Announced<RiskFound>()).Count > 0, "the risk");
        host.Outage.RefuseNoMore();

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => retry.Run(mara, ana)))), done => Assert.False(done.IsRefused));
        await Made();

        await OneCode();
        Assert.Equal((MakeOffer.Risk, mara.Value), (Assert.Single(await host.Announced<RiskSettled>()).Kind, (await host.Announced<RiskSettled>())[0].SubjectId));
        Assert.Equal(2, (await host.All<PaymentOperation>()).Count(o => o.Kind == OperationKind.MakeOffer));
        Assert.Equal(RetryOffer.IsThere, (await retry.Run(mara, ana)).Refusal);
    }

    [Fact]
    public async Task One_whose_time_is_over_is_not_made_any_more()
    {
        host.Outage.Refuse("/promotion_codes", 400, """{"error":{"type":"invalid_request_error","code":"parameter_invalid_integer","message":"Invalid integer."}}""");
        await Ask();
        await host.Until(async () => (await host.Announced<RiskFound>()).Count > 0, "the risk");
        host.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(RetryOffer.Over, (await host.Get<RetryOffer>().Run(mara, new Actor(Guid.NewGuid(), Role.Admin, null, "Ana"))).Refusal);
    }

    private Task Ask() => host.Announce(new LimitedOfferRequested(mara, Code, 1_000, host.Time.GetUtcNow().AddDays(30)));

    private Task Made() => host.Until(async () => (await host.Announced<LimitedOfferMade>()).Count > 0, "the offer made");

    private async Task OneCode()
    {
        Assert.Equal((mara, Code), (Assert.Single(await host.Announced<LimitedOfferMade>()).CustomerId, Assert.Single(await host.Announced<LimitedOfferMade>()).Code));
        Assert.Equal(Code, Assert.Single((await new PromotionCodeService(host.Get<StripeClient>()).ListAsync()).Data).Code);
    }
}
