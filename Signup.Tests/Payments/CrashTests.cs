using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Payments;

/// <summary>The process stops at the worst moments and another starts on the same folder.</summary>
public class CrashTests
{
    [Theory]
    [InlineData(BillingCycle.Monthly, false)]
    [InlineData(BillingCycle.Monthly, true)]
    [InlineData(BillingCycle.Once, false)]
    [InlineData(BillingCycle.Once, true)]
    public async Task A_charge_that_was_sent_when_the_process_died_is_made_once(BillingCycle cycle, bool hadArrived)
    {
        var host = await PaymentsHost.Start(withWorkers: false);
        var mara = new Buyer(host) { Offer = cycle == BillingCycle.Once ? Sold.Download : Sample.Team() };
        await mara.Buy();
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.Kind == OperationKind.Charge), "the operation written");
        await SentAndNothingMore(host, mara, hadArrived);

        host = await host.Restart();
        await using (host)
        {
            await host.Until(async () => (await host.Announced<PurchaseConfirmed>()).Count == 1, "the purchase");
            await host.Until(async () => (await host.All<PaymentOperation>()).Single(o => o.Kind == OperationKind.Charge).State == OperationState.Succeeded, "the operation settled");

            var gateway = (await host.Effects()).GetProperty("gateway");
            Assert.Equal(1, gateway.GetProperty("charges").GetInt64());
            Assert.Equal(cycle == BillingCycle.Once ? 0 : 1, gateway.GetProperty("subscriptions").GetInt64());
            Assert.Single(await host.All<Purchase>());
            Assert.Single(await host.All<LedgerEntry>());
        }
    }

    [Fact]
    public async Task A_call_nobody_knows_the_end_of_is_looked_up_after_twenty_hours_and_adopted()
    {
        var host = await PaymentsHost.Start(withWorkers: false);
        var mara = new Buyer(host);
        await mara.Buy();
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.Kind == OperationKind.Charge), "the operation written");
        await SentAndNothingMore(host, mara, hadArrived: true);
        host.Time.Advance(TimeSpan.FromHours(21));

        host = await host.Restart();
        await using (host)
        {
            await host.Until(async () => (await host.Announced<PurchaseConfirmed>()).Count == 1, "the purchase adopted");

            Assert.Equal(1, (await host.Effects()).GetProperty("gateway").GetProperty("charges").GetInt64());
        }
    }

    [Fact]
    public async Task A_call_that_came_no_further_than_a_draft_is_made_anew_after_twenty_hours()
    {
        var host = await PaymentsHost.Start(withWorkers: false);
        var mara = new Buyer(host) { Offer = Sold.Download };
        await mara.Buy();
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.Kind == OperationKind.Charge), "the operation written");
        host.Outage.Begin(call: 2, lasts: 20, carriedOut: false);
        var sent = SentAndNothingMore(host, mara, hadArrived: true, succeeds: false);
        await host.Until(() => Task.FromResult(sent.IsCompleted), "the call broken off");
        await sent;
        host.Outage.End();
        host.Time.Advance(TimeSpan.FromHours(21));

        host = await host.Restart();
        await using (host)
        {
            await host.Until(async () => (await host.Announced<PurchaseConfirmed>()).Count == 1, "it paid");

            Assert.Empty(await host.Announced<PaymentFailed>());
            Assert.Equal(1, (await host.Effects()).GetProperty("gateway").GetProperty("charges").GetInt64());
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task A_call_that_never_arrived_is_made_anew_after_twenty_hours_unless_the_order_was_cancelled_meanwhile(bool cancelled, int charges)
    {
        var host = await PaymentsHost.Start(withWorkers: false);
        var mara = new Buyer(host);
        await mara.Buy();
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.Kind == OperationKind.Charge), "the operation written");
        await SentAndNothingMore(host, mara, hadArrived: false);
        if (cancelled)
        {
            await host.Announce(new OrderCancelled(mara.Order, mara.Signup, mara.Customer));
            await host.Get<OutboxPump>().WorkOffDue();
        }

        host.Time.Advance(TimeSpan.FromHours(21));
        host = await host.Restart();
        await using (host)
        {
            await host.Until(async () => (await host.All<PaymentOperation>()).TrueForAll(o => o.IsSettled) && (await host.Announced<PurchaseConfirmed>()).Count == charges, "every call settled");

            Assert.Equal(charges, (await host.Effects()).GetProperty("gateway").GetProperty("charges").GetInt64());
            Assert.Empty(await host.Announced<PaymentFailed>());
        }
    }

    /// <summary>What stands in the database when a process dies during the call: marked as sent, parameters frozen, no answer.</summary>
    private static async Task SentAndNothingMore(PaymentsHost host, Buyer mara, bool hadArrived, bool succeeds = true)
    {
        await host.Get<OutboxPump>().WorkOffDue();
        var (parameters, key) = await host.Get<UnitOfWork>().Run(async db =>
        {
            var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Kind == OperationKind.Charge);
            var card = await db.Set<PaymentProfile>().SingleAsync();
            var priced = await db.Set<PricedOffer>().SingleAsync();
            var asked = new ChargeParameters(mara.Order, mara.Signup, mara.Offer.PlanVersionId, mara.Offer.Kind, mara.Offer.PlanName, card.StripeCustomerId, card.PaymentMethodId, priced.PriceId, priced.TaxRateId, null, null);
            operation.Send(JsonSerializer.Serialize(asked, JsonSerializerOptions.Web), host.Time.GetUtcNow());
            return (asked, operation.IdempotencyKey);
        });
        if (hadArrived) { Assert.Equal(succeeds, (await host.Get<PaymentGateway>().Charge(parameters, key, default)).Succeeded); }
    }
}
