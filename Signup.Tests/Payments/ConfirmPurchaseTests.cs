using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

/// <summary>The one function behind all doors, given facts directly; the workers sleep.</summary>
public sealed class ConfirmPurchaseTests : IAsyncLifetime
{
    private PaymentsHost host = null!;
    private Buyer mara = null!;

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start(withWorkers: false);
        mara = await Known();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task All_three_doors_at_once_make_one_purchase()
    {
        var races = Endure.Times("purchase-doors", daily: 20);
        for (var race = 0; race < races; race++)
        {
            var buyer = await Known();
            var facts = Paid(buyer);

            var doors = await Task.WhenAll(new[] { Door.Answer, Door.Webhook, Door.Reconciler }.Select(door => Task.Run(() => host.Get<ConfirmPurchase>().Run(facts, door, default))));

            Assert.Single(doors, d => d == Confirmation.Confirmed);
            Assert.Equal(2, doors.Count(d => d == Confirmation.AlreadyDone));
        }

        Assert.Equal(races, (await host.All<Purchase>()).Count);
        Assert.Equal(races, (await host.All<LedgerEntry>()).Count);
        Assert.Equal(races, (await host.Announced<PurchaseConfirmed>()).Count);
    }

    [Fact]
    public async Task Facts_that_are_not_ours_change_nothing()
    {
        Assert.Equal(Confirmation.Foreign, await Tell(Paid(mara) with { Order = null }));
        Assert.Equal(Confirmation.Early, await Tell(Paid(mara) with { Order = OrderId.New() }));
        Assert.Equal(Confirmation.Foreign, await Tell(Paid(mara) with { IsLive = true }));
        Assert.Equal(Confirmation.Foreign, await Tell(Paid(mara) with { CustomerId = "cus_somebody" }));
        Assert.Equal(Confirmation.NotPaid, await Tell(Paid(mara) with { Status = "open", Payments = [] }));

        Assert.Empty(await host.All<Purchase>());
        Assert.Empty(await host.All<LedgerEntry>());
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("tax")]
    [InlineData("currency")]
    [InlineData("plan")]
    public async Task Money_that_does_not_fit_goes_back_and_no_purchase_is_made(string what)
    {
        var facts = Paid(mara);
        facts = what switch
        {
            "amount" => facts with { Total = new(1_000, "eur"), Payments = [new(facts.Payments[0].PaymentId, new(1_000, "eur"))] },
            "tax" => facts with { Tax = new(0, "eur") },
            "currency" => facts with { Total = facts.Total with { Currency = "usd" }, Payments = [new(facts.Payments[0].PaymentId, facts.Total with { Currency = "usd" })] },
            _ => facts with { PlanVersion = PlanVersionId.New() },
        };

        Assert.Equal(Confirmation.Compensating, await Tell(facts));
        Assert.Equal(Confirmation.AlreadyDone, await Tell(facts, Door.Reconciler));

        Assert.Empty(await host.All<Purchase>());
        var compensation = Assert.Single(await host.All<Compensation>());
        Assert.Equal(CompensationState.Refunding, compensation.State);
        var refund = Assert.Single(await host.All<PaymentOperation>(), o => o.Kind == OperationKind.Refund);
        Assert.Equal($"refund:{facts.Payments[0].PaymentId}", refund.IdempotencyKey);
        Assert.Single(await host.Announced<RiskFound>(), r => r is { Kind: "payment-mismatch", Severity: "red" });
    }

    [Fact]
    public async Task A_second_payment_goes_back_and_the_purchase_stays()
    {
        await Tell(Paid(mara));

        Assert.Equal(Confirmation.Compensating, await Tell(Paid(mara) with { Id = "in_second" }));

        Assert.Single(await host.All<Purchase>());
        Assert.Equal("second payment", Assert.Single(await host.All<Compensation>()).Reason);
        Assert.Equal(ChargeState.Confirmed, (await Charge()).State);
    }

    [Fact]
    public async Task A_renewal_of_the_subscription_is_recorded_and_kept()
    {
        await Tell(Paid(mara));

        Assert.Equal(Confirmation.Recorded, await Tell(Paid(mara) with { Id = "in_next", IsFirst = false }));

        Assert.Equal(2, (await host.All<LedgerEntry>()).Count);
        Assert.Empty(await host.All<Compensation>());
    }

    [Fact]
    public async Task A_later_invoice_of_another_subscription_goes_back_and_ends_that_one()
    {
        await Tell(Paid(mara));

        Assert.Equal(Confirmation.Compensating, await Tell(Paid(mara) with { Id = "in_other", IsFirst = false, SubscriptionId = "sub_2" }));

        var compensation = Assert.Single(await host.All<Compensation>());
        Assert.Equal(("second subscription", "sub_2"), (compensation.Reason, compensation.SubscriptionId));
        Assert.Equal(ChargeState.Confirmed, (await Charge()).State);
    }

    [Fact]
    public async Task Money_taken_before_invoices_were_kept_stays()
    {
        var facts = Paid(mara);
        await Tell(facts);
        await host.Get<UnitOfWork>().Run(async db =>
        {
            db.RemoveRange(await db.Set<PaidInvoice>().ToListAsync());
            return Done.It;
        });

        Assert.Equal(Confirmation.AlreadyDone, await Tell(facts, Door.Reconciler));

        Assert.Empty(await host.All<Compensation>());
    }

    [Fact]
    public async Task A_cycle_told_of_before_its_purchase_waits_for_it()
    {
        Assert.Equal(Confirmation.Early, await Tell(Paid(mara) with { Id = "in_next", IsFirst = false }));
        Assert.Empty(await host.All<LedgerEntry>());
    }

    [Fact]
    public async Task A_part_of_the_money_back_does_not_settle_it()
    {
        var facts = Paid(mara) with { Tax = new(0, "eur") };
        await Tell(facts);
        RefundFacts Part(string id, long minor) => new(id, "succeeded", facts.Payments[0].PaymentId, new(minor, "eur"), null, host.Time.GetUtcNow());

        await host.Get<SettleRefund>().Run(Part("re_1", 7_731), Door.Webhook, default);
        Assert.Equal(CompensationState.Refunding, Assert.Single(await host.All<Compensation>()).State);
        Assert.Empty(await host.Announced<PaymentCompensated>());

        await host.Get<SettleRefund>().Run(Part("re_2", 10_000), Door.Webhook, default);
        Assert.Equal(CompensationState.Refunded, Assert.Single(await host.All<Compensation>()).State);
        Assert.Equal(17_731, Assert.Single(await host.Announced<PaymentCompensated>()).Refunded.Minor);
    }

    [Fact]
    public async Task A_refund_is_done_only_when_the_service_says_so_and_counted_once()
    {
        var facts = Paid(mara) with { Tax = new(0, "eur") };
        await Tell(facts);
        RefundFacts Refund(string status) => new("re_1", status, facts.Payments[0].PaymentId, facts.Total, null, host.Time.GetUtcNow());

        await host.Get<SettleRefund>().Run(Refund("pending"), Door.Answer, default);
        Assert.Empty(await host.Announced<PaymentCompensated>());
        await host.Get<SettleRefund>().Run(Refund("succeeded"), Door.Webhook, default);
        await host.Get<SettleRefund>().Run(Refund("succeeded"), Door.Reconciler, default);

        Assert.Single(await host.Announced<PaymentCompensated>());
        Assert.Equal(ChargeState.Compensated, (await Charge()).State);
        Assert.Equal(0, (await host.All<LedgerEntry>()).Sum(e => e.Kind == LedgerKind.Captured ? e.Amount.Minor : -e.Amount.Minor));
    }

    [Fact]
    public async Task A_refused_refund_is_held_until_a_manager_decides()
    {
        var facts = Paid(mara) with { Tax = new(0, "eur") };
        await Tell(facts);
        await host.Get<SettleRefund>().Run(new("re_1", "failed", facts.Payments[0].PaymentId, facts.Total, "declined", host.Time.GetUtcNow()), Door.Webhook, default);

        var held = Assert.Single(await host.All<Compensation>());
        Assert.Equal(CompensationState.Held, held.State);
        Assert.Single(await host.Announced<RiskFound>(), r => r.Kind == "refund-held");
        Assert.Equal("FORBIDDEN", (await host.Get<RetryRefund>().Run(held.Id, Someone(Role.Support))).Refusal?.Code);
        Assert.Equal("UNAUTHORIZED", (await host.Get<RetryRefund>().Run(held.Id, Actor.Visitor)).Refusal?.Code);

        Assert.False((await host.Get<RetryRefund>().Run(held.Id, Someone(Role.Manager))).IsRefused);
        Assert.Equal("ALREADY_DECIDED", (await host.Get<RetryRefund>().Run(held.Id, Someone(Role.Manager))).Refusal?.Code);

        Assert.Equal(2, (await host.All<PaymentOperation>()).Count(o => o.Kind == OperationKind.Refund));
    }

    [Fact]
    public async Task Above_the_automatic_limit_a_person_decides_first()
    {
        await using var careful = await PaymentsHost.Start(null, null, withWorkers: false, ("Payments:AutomaticRefundLimit", "100"));
        var buyer = await Known(careful);

        await careful.Get<ConfirmPurchase>().Run(Paid(buyer) with { Tax = new(0, "eur") }, Door.Webhook, default);

        Assert.Equal(CompensationState.Held, Assert.Single(await careful.All<Compensation>()).State);
        Assert.DoesNotContain(await careful.All<PaymentOperation>(), o => o.Kind == OperationKind.Refund);
        Assert.Equal(Declines.MismatchHeld, Assert.Single(await careful.Announced<PaymentFailed>()).Sentence);
    }

    private static Actor Someone(Role role) => new(Guid.NewGuid(), role, null, "Ana");

    private Task<Confirmation> Tell(InvoiceFacts facts, Door door = Door.Webhook) => host.Get<ConfirmPurchase>().Run(facts, door, default);

    private async Task<OrderCharge> Charge() => (await host.All<OrderCharge>()).Single(c => c.OrderId == mara.Order);

    /// <summary>A buyer whose order waits for its money, without the payment service having been asked.</summary>
    private async Task<Buyer> Known(PaymentsHost? at = null)
    {
        var on = at ?? host;
        var buyer = new Buyer(on);
        var asked = new ChargeRequested(buyer.Order, buyer.Signup, buyer.Account, buyer.Customer, PaymentProfileId.New(), buyer.Offer, Sample.Mara, new(14_900, "eur"), new(2_831, "eur"), new(17_731, "eur"), 1);
        await on.Get<UnitOfWork>().Run(db =>
        {
            var charge = OrderCharge.Of(asked, on.Time.GetUtcNow());
            charge.Ask(1, asked.PaymentProfileId, on.Time.GetUtcNow());
            db.Add(charge);
            db.Add(new StripeCustomer { ClientAccountId = buyer.Account, Service = "sandbox", StripeId = $"cus_{buyer.Account.Value:N}", MadeAt = on.Time.GetUtcNow() });
            return Task.FromResult(Done.It);
        });
        return buyer;
    }

    private static InvoiceFacts Paid(Buyer buyer) => new(
        $"in_{buyer.Order.Value:N}",
        "paid",
        IsFirst: true,
        IsLive: false,
        buyer.Order,
        buyer.Offer.PlanVersionId,
        $"cus_{buyer.Account.Value:N}",
        "sub_1",
        new(17_731, "eur"),
        new(2_831, "eur"),
        [new($"pi_{Guid.NewGuid():N}", new(17_731, "eur"))]);
}
