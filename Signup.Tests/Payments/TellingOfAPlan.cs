using Microsoft.EntityFrameworkCore;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.PriceLists;
using SignupWeb.Payments.Stripe;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;
using Xunit;

namespace SignupTests.Payments;

/// <summary>What is published is known at the payment service before the first customer asks, or somebody hears of it.</summary>
public sealed class TellingOfAPlan : IAsyncLifetime
{
    private static readonly Actor Ada = new(Guid.NewGuid(), Role.Admin, null, "Ada");

    private readonly PlanPublished first = new(PlanId.New(), PlanVersionId.New(), 1, "Team", SamplePlans.Team.Prices, "Ada");

    private PaymentsHost host = null!;

    public async Task InitializeAsync() => host = await PaymentsHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_published_version_has_its_name_prices_and_tax_rates_there_and_the_next_one_renames_the_plan()
    {
        await host.Announce(first);
        await Told(first);
        var second = first with { PlanVersionId = PlanVersionId.New(), Number = 2, Name = "Team plus", Prices = [new(BillingCycle.Monthly, new(159_00, "eur"))] };
        await host.Announce(second);
        await Told(second);

        var prices = await host.All<StripePrice>();
        Assert.Equal((first.Prices.Count, 1), (prices.Count(p => p.PlanVersionId == first.PlanVersionId), prices.Count(p => p.PlanVersionId == second.PlanVersionId)));
        var taxed = TaxCountries.All.Where(c => host.Get<TaxTable>().RateOf(c.Code) > 0).Select(c => c.Code).Order(StringComparer.Ordinal);
        Assert.Equal(taxed, (await host.All<StripeTaxRate>()).Select(r => r.Country).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("Team plus", (await new ProductService(host.Get<StripeClient>()).GetAsync($"plan_{first.PlanId.Value:N}")).Name);
        Assert.Empty(await host.Announced<RiskFound>());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_told_again_and_after_a_while_somebody_hears_of_it()
    {
        host.Outage.Begin(1, int.MaxValue, carriedOut: false);
        await host.Announce(first);
        await host.Until(async () => (await host.Announced<RiskFound>()).Count > 0, "the risk");
        Assert.Equal((OperationState.Unknown, 0), ((await host.All<PaymentOperation>()).Single().State, (await host.All<StripePrice>()).Count));

        host.Outage.End();
        await Told(first);

        var risk = Assert.Single(await host.Announced<RiskFound>());
        Assert.Equal((TellPlan.Risk, "yellow", first.PlanId.Value), (risk.Kind, risk.Severity, risk.SubjectId));
        Assert.Equal(first.PlanId.Value, Assert.Single(await host.Announced<RiskSettled>()).SubjectId);
        Assert.Equal(first.Prices.Count, (await host.All<StripePrice>()).Count);
    }

    [Fact]
    public async Task One_that_is_refused_is_a_red_risk_until_an_administrator_tells_it_again()
    {
        host.Outage.Refuse("/prices", 400, """{"error":{"type":"invalid_request_error","code":"parameter_invalid_integer","message":"Invalid integer."}}""");
        await host.Announce(first);
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.State == OperationState.Failed), "the refusal");
        Assert.Equal("red", Assert.Single(await host.Announced<RiskFound>()).Severity);

        host.Outage.RefuseNoMore();
        Assert.False((await host.Get<TellPlanAgain>().Run(first.PlanVersionId, Ada)).IsRefused);
        await Told(first);

        Assert.Equal("PLAN_NOT_REFUSED", (await host.Get<TellPlanAgain>().Run(first.PlanVersionId, Ada)).Refusal?.Code);
        Assert.Single(await host.Announced<RiskSettled>());
        Assert.Equal(first.Prices.Count, (await host.All<StripePrice>()).Count);
    }

    [Fact]
    public async Task The_next_version_settles_what_the_refused_one_before_it_raised()
    {
        host.Outage.Refuse("/prices", 400, """{"error":{"type":"invalid_request_error","code":"parameter_invalid_integer","message":"Invalid integer."}}""");
        await host.Announce(first);
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.State == OperationState.Failed), "the refusal");
        host.Outage.RefuseNoMore();

        var corrected = first with { PlanVersionId = PlanVersionId.New(), Number = 2 };
        await host.Announce(corrected);
        await Told(corrected);

        Assert.Equal((TellPlan.Risk, first.PlanId.Value), (Assert.Single(await host.Announced<RiskSettled>()).Kind, (await host.Announced<RiskSettled>())[0].SubjectId));
    }

    [Fact]
    public async Task A_version_told_after_the_next_one_does_not_take_the_name_back()
    {
        host.Outage.Begin(1, int.MaxValue, carriedOut: false);
        await host.Announce(first);
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.State == OperationState.Unknown), "the first try");
        await host.Get<UnitOfWork>().Run(async db => { (await db.Set<PaymentOperation>().SingleAsync()).Wait(host.Time.GetUtcNow().AddHours(1)); return Done.It; });
        host.Outage.End();
        var second = first with { PlanVersionId = PlanVersionId.New(), Number = 2, Name = "Team plus" };
        await host.Announce(second);
        await Told(second);

        host.Time.Advance(TimeSpan.FromHours(1));
        await Told(first);

        Assert.Equal("Team plus", (await new ProductService(host.Get<StripeClient>()).GetAsync($"plan_{first.PlanId.Value:N}")).Name);
        Assert.Equal(first.Prices.Count, (await host.All<StripePrice>()).Count(p => p.PlanVersionId == first.PlanVersionId));
    }

    private Task Told(PlanPublished version) => host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.SubjectId == version.PlanVersionId.Value && o.State == OperationState.Succeeded), $"version {version.Number} told");
}
