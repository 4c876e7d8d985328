using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

public sealed class ReconcilerTests : IAsyncLifetime
{
    private PaymentsHost host = null!;
    private Buyer mara = null!;

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start();
        mara = new(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Webhooks_that_are_all_lost_are_healed_within_six_minutes_each_time()
    {
        host.Webhooks.Set(WebhookFault.Lost);
        for (var hour = 1; hour <= Endure.Times("lost-webhooks", daily: 1); hour++)
        {
            mara = new(host);
            var charge = await PaidBehindOurBack();
            var since = host.Time.GetUtcNow();

            await UntilHealed(purchases: hour);

            Assert.InRange(host.Time.GetUtcNow() - since, TimeSpan.Zero, TimeSpan.FromMinutes(6));
            Assert.Single(await host.All<Purchase>(), p => p.OrderId == charge.OrderId);
            Assert.Contains(await host.All<WebhookEvent>(), e => e.Source == Door.Reconciler);
            Assert.DoesNotContain(await host.All<WebhookEvent>(), e => e.Source == Door.Webhook);
            await Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal(0, (await ComparedAgain()).Differences);
    }

    [Fact]
    public async Task What_ended_there_while_we_were_away_for_longer_than_word_of_it_is_kept_ends_here_too()
    {
        await mara.Buy();
        await mara.UntilBought();
        host.Webhooks.Set(WebhookFault.Lost);
        await host.Get<PaymentGateway>().EndSubscription(Assert.Single(await host.All<OrderCharge>()).SubscriptionId!, default);
        await Eventually.Hold(() => host.Outage.IsQuiet, "no call on its way");
        host.Outage.Begin(call: 1, lasts: int.MaxValue, carriedOut: false);
        var asked = host.Get<ReconcileOpen>().Subscriptions(default);
        await host.Until(() => Task.FromResult(asked.IsCompleted), "an answer or none");
        host.Outage.End();
        Assert.False(await asked);

        await Pass(TimeSpan.FromDays(32));
        await host.Until(async () => (await host.Announced<SubscriptionEnded>()).Count > 0, "the end told");

        Assert.NotNull(Assert.Single(await host.All<OrderCharge>()).EndedAt);
    }

    [Fact]
    public async Task Money_and_records_agree_after_a_purchase_and_say_when_that_was_checked()
    {
        await mara.Buy();
        await mara.UntilBought();

        var state = await ComparedAgain();

        Assert.Equal((0, 0, 0), (state.Differences, state.UnknownOperations, state.Held));
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_ledger_that_differs_is_a_red_risk_until_it_agrees_again()
    {
        await mara.Buy();
        await mara.UntilBought();
        await host.Get<UnitOfWork>().Run(db =>
        {
            db.Add(new LedgerEntry { Id = Guid.CreateVersion7(), Kind = LedgerKind.Captured, StripeId = "pi_invented", PaymentId = "pi_invented", OrderId = mara.Order, CustomerId = mara.Customer, Amount = new(100, "eur"), At = host.Time.GetUtcNow() });
            return Task.FromResult(Done.It);
        });

        Assert.Equal(1, (await ComparedAgain()).Differences);
        Assert.Contains(await host.Announced<RiskFound>(), r => r is { Kind: "money-and-records", Severity: "red" });

        await Pass(TimeSpan.FromDays(40));
        Assert.Equal(1, (await ComparedAgain()).Differences);
        Assert.DoesNotContain(await host.Announced<RiskSettled>(), r => r.Kind == "money-and-records");
        Assert.Equal(new(DifferenceKind.NotThere, "pi_invented", new(100, "eur"), mara.Order), Assert.Single(Assert.Single(await host.All<ReconcilerMark>()).Found));

        await host.Get<UnitOfWork>().Run(async db => await db.Set<LedgerEntry>().Where(e => e.StripeId == "pi_invented").ExecuteDeleteAsync());
        Assert.Equal("FORBIDDEN", (await host.Get<LookNow>().Run(new(Guid.NewGuid(), Role.Support, null, "Ana"))).Refusal?.Code);
        Assert.False((await host.Get<LookNow>().Run(new(Guid.NewGuid(), Role.Manager, null, "Ben"))).IsRefused);

        Assert.Equal(0, (await host.Get<MoneyAndRecords>().Read()).Differences);
        Assert.Single(await host.Announced<RiskSettled>(), r => r.Kind == "money-and-records");
    }

    [Fact]
    public async Task A_payment_made_on_the_hosted_page_is_found_without_any_webhook()
    {
        await mara.Buy(Buyer.AsksAlways);
        await mara.UntilFailed();
        host.Webhooks.Set(WebhookFault.Lost);
        var charge = Assert.Single(await host.All<OrderCharge>());
        await PayOpenInvoice(charge);

        await UntilHealed(purchases: 1);

        Assert.Equal(ChargeState.Confirmed, Assert.Single(await host.All<OrderCharge>()).State);
    }

    /// <summary>The charge happened, and neither its answer nor its webhook reached us.</summary>
    private async Task<OrderCharge> PaidBehindOurBack()
    {
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();
        var charge = Assert.Single(await host.All<OrderCharge>(), c => c.OrderId == mara.Order);
        await PayOpenInvoice(charge);
        return charge;
    }

    private async Task PayOpenInvoice(OrderCharge charge)
    {
        await mara.AddCard();
        var good = (await host.All<PaymentProfile>()).Single(p => p.ClientAccountId == charge.ClientAccountId && p.Id != charge.PaymentProfileId);
        var paid = await host.Get<PaymentGateway>().Charge(new(mara.Order, mara.Signup, mara.Offer.PlanVersionId, mara.Offer.Kind, "Team", good.StripeCustomerId, good.PaymentMethodId, string.Empty, null, null, charge.InvoiceId), $"behind-our-back-{mara.Order}", default);
        Assert.True(paid.Succeeded, paid.Fault);
    }

    private Task UntilHealed(int purchases) => Eventually.Hold(
        async () =>
        {
            if ((await host.All<Purchase>()).Count == purchases) { return true; }
            host.Time.Advance(TimeSpan.FromSeconds(2));
            return false;
        },
        "the purchase");

    private async Task Pass(TimeSpan by)
    {
        await Eventually.Hold(() => host.Outage.IsQuiet, "no call on its way");
        host.Time.Advance(by);
    }

    /// <summary>Lets eleven minutes pass, one more than lie between two comparisons, and waits for the next one.</summary>
    private async Task<MoneyAndRecords.State> ComparedAgain()
    {
        var records = host.Get<MoneyAndRecords>();
        var since = host.Time.GetUtcNow().AddMinutes(10);
        host.Time.Advance(TimeSpan.FromMinutes(11));
        await host.Until(async () => (await records.Read()).CheckedAt >= since, "our records compared with the payment service's");
        return await records.Read();
    }
}
