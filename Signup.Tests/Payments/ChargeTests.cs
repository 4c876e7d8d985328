using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;
using Xunit;

namespace SignupTests.Payments;

public sealed class ChargeTests : IAsyncLifetime
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
    public async Task A_charge_moves_the_quoted_money_once_and_confirms_the_purchase()
    {
        await mara.Buy();
        await mara.UntilBought();

        var purchase = Assert.Single(await host.All<Purchase>());
        Assert.Equal((mara.Order, new Money(17_731, "eur")), (purchase.OrderId, purchase.Total));
        Assert.NotNull(purchase.SubscriptionId);
        var entry = Assert.Single(await host.All<LedgerEntry>());
        Assert.Equal((LedgerKind.Captured, purchase.PaymentId, purchase.Total), (entry.Kind, entry.StripeId, entry.Amount));
        await AssertCharged(17_731, charges: 1, subscriptions: 1);
        Assert.Empty(await host.Announced<RiskFound>());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_download_is_charged_by_one_invoice_and_starts_no_subscription()
    {
        mara = new(host) { Offer = Sold.Download };

        await mara.Buy();
        await mara.UntilBought();

        Assert.Null(Assert.Single(await host.All<Purchase>()).SubscriptionId);
        await AssertCharged(5_831, charges: 1, subscriptions: 0);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_declined_card_says_why_and_another_pays_the_same_invoice()
    {
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();

        var failed = Assert.Single(await host.Announced<PaymentFailed>());
        Assert.NotEmpty(failed.Sentence);
        Assert.Null(failed.AuthenticationUrl);
        Assert.Empty(await host.All<Purchase>());

        await mara.AskForCharge(await mara.AddCard(), attempt: 2);
        await mara.UntilBought();

        await AssertCharged(17_731, charges: 1, subscriptions: 1);
        Assert.Equal(1, (await host.Effects()).GetProperty("gateway").GetProperty("invoices").GetInt64());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_declined_download_is_paid_by_another_card_on_the_same_invoice()
    {
        mara = new(host) { Offer = Sold.Download };
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();

        await mara.AskForCharge(await mara.AddCard(), attempt: 2);
        await mara.UntilBought();

        await AssertCharged(5_831, charges: 1, subscriptions: 0);
        Assert.Equal(1, (await host.Effects()).GetProperty("gateway").GetProperty("invoices").GetInt64());
    }

    [Fact]
    public async Task A_bank_that_wants_the_customer_leads_to_the_hosted_invoice()
    {
        await mara.Buy(Buyer.AsksAlways);
        await mara.UntilFailed();

        var failed = Assert.Single(await host.Announced<PaymentFailed>());
        Assert.Equal("authentication_required", failed.Reason);
        Assert.StartsWith("http", failed.AuthenticationUrl, StringComparison.Ordinal);
        Assert.Equal(ChargeState.AuthenticationNeeded, Assert.Single(await host.All<OrderCharge>()).State);
        Assert.Empty(host.Contract.Faults);
    }

    [Theory]
    [InlineData(BillingCycle.Monthly)]
    [InlineData(BillingCycle.Once)]
    public async Task An_answer_that_is_lost_after_the_charge_charges_nobody_twice(BillingCycle cycle)
    {
        mara = new(host) { Offer = cycle == BillingCycle.Once ? Sold.Download : Sample.Team() };
        var card = await mara.AddCard();
        await mara.SeePrice();
        host.Webhooks.Set(WebhookFault.Lost);
        host.Faults.Arm(ApiFault.DropResponseOnce, times: 20, method: "POST");

        await mara.AskForCharge(card);
        await mara.UntilBought();

        await AssertCharged(mara.Price!.Total.Minor, charges: 1, subscriptions: cycle == BillingCycle.Once ? 0 : 1);
        Assert.Single(await host.All<Purchase>());
    }

    [Fact]
    public async Task A_payment_service_that_is_down_for_an_hour_is_asked_again_under_the_same_key()
    {
        var card = await mara.AddCard();
        await mara.SeePrice();
        host.Faults.Arm(ApiFault.LockTimeout, times: 1_000, path: "/v1/subscriptions");
        await mara.AskForCharge(card);
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.Charge, Tries: > 3 }), "several tries");
        Assert.Empty(await host.Announced<PaymentFailed>());

        host.Faults.Clear();
        await mara.UntilBought();

        Assert.Single(await host.All<PaymentOperation>(), o => o.Kind == OperationKind.Charge);
        await AssertCharged(17_731, charges: 1, subscriptions: 1);
    }

    [Theory]
    [InlineData(401, "invalid_request_error", false)]
    [InlineData(400, "idempotency_error", true)]
    public async Task A_payment_service_that_will_not_listen_to_us_leaves_the_order_open_and_somebody_is_told(int status, string type, bool carriedOut)
    {
        var card = await mara.AddCard();
        await mara.SeePrice();
        host.Webhooks.Set(WebhookFault.Lost);
        host.Outage.Refuse("/v1/subscriptions", status, $$$"""{"error":{"type":"{{{type}}}","message":"Not like this."}}""", carriedOut);

        await mara.AskForCharge(card);
        await host.Until(async () => (await host.Announced<RiskFound>()).Count > 0, "somebody is told");
        Assert.Empty(await host.Announced<PaymentFailed>());
        host.Outage.RefuseNoMore();
        await mara.UntilBought();

        var told = Assert.Single(await host.Announced<RiskFound>());
        Assert.Equal(("payment-service-refuses", "red", mara.Order.Value), (told.Kind, told.Severity, told.SubjectId));
        Assert.Empty(await host.Announced<PaymentFailed>());
        await AssertCharged(17_731, charges: 1, subscriptions: 1);
    }

    [Fact]
    public async Task A_charge_asked_for_twice_is_made_once()
    {
        var card = await mara.Buy();
        await mara.AskForCharge(card);
        await mara.UntilBought();
        await mara.AskForCharge(card, attempt: 2);

        await host.Until(async () => await Delivered(), "all delivered");

        await AssertCharged(17_731, charges: 1, subscriptions: 1);
        Assert.Single(await host.Announced<PurchaseConfirmed>());
    }

    [Fact]
    public async Task Three_declines_in_an_hour_are_a_risk()
    {
        var card = await mara.Buy(Buyer.ChargesFail);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await mara.UntilFailed(attempt);
            if (attempt < 3) { await mara.AskForCharge(card, attempt + 1); }
        }

        Assert.Single(await host.Announced<RiskFound>(), r => r is { Kind: "payment-declines", Severity: "yellow" });
    }

    [Fact]
    public async Task A_card_that_comes_after_the_open_invoice_ran_out_starts_anew_and_charges_once()
    {
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();
        host.Time.Advance(TimeSpan.FromHours(24));
        await host.Until(async () => (await host.Effects()).GetProperty("gateway").GetProperty("subscriptions_by_status").TryGetProperty("incomplete_expired", out _), "the subscription expired");

        await mara.AskForCharge(await mara.AddCard(), attempt: 2);
        await mara.UntilBought();

        await AssertCharged(17_731, charges: 1, subscriptions: 2);
    }

    [Fact]
    public async Task An_order_charged_another_amount_than_quoted_gets_its_money_back()
    {
        var card = await mara.AddCard();
        await mara.SeePrice();
        await host.Get<SignupWeb.Platform.Data.UnitOfWork>().Run(db =>
        {
            // a preview that lied: the price it was made of is not the one that was quoted
            db.Add(new PricedOffer
            {
                Id = Guid.CreateVersion7(),
                ClientAccountId = mara.Account,
                PlanVersionId = mara.Offer.PlanVersionId,
                BillingCycle = mara.Offer.BillingCycle,
                Net = new(10_000, "eur"),
                Tax = new(1_900, "eur"),
                Total = new(11_900, "eur"),
                Service = "sandbox",
                PriceId = db.Set<StripePrice>().Single().StripeId,
                TaxRateId = db.Set<StripeTaxRate>().Single().StripeId,
                PricedAt = host.Time.GetUtcNow(),
            });
            return Task.FromResult(Done.It);
        });

        await host.Announce(new ChargeRequested(mara.Order, mara.Signup, mara.Account, mara.Customer, card, mara.Offer, Sample.Mara, new(10_000, "eur"), new(1_900, "eur"), new(11_900, "eur"), 1));
        await host.Until(async () => (await host.Announced<PaymentCompensated>()).Count == 1, "the compensation");

        Assert.Equal(new Money(17_731, "eur"), (await host.Announced<PaymentCompensated>())[0].Refunded);
        Assert.Equal("mismatch", Assert.Single(await host.Announced<PaymentFailed>()).Reason);
        Assert.Empty(await host.All<Purchase>());
        var gateway = (await host.Effects()).GetProperty("gateway");
        Assert.Equal(17_731, gateway.GetProperty("refunded").GetProperty("eur").GetInt64());
        Assert.Equal(1, gateway.GetProperty("subscriptions_by_status").GetProperty("canceled").GetInt64());
        Assert.Empty(host.Contract.Faults);

        await mara.AskForCharge(card, attempt: 2);
        await mara.UntilFailed(2);
    }

    [Fact]
    public async Task A_cancelled_unpaid_order_leaves_no_open_invoice()
    {
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();

        await host.Announce(new OrderCancelled(mara.Order, mara.Signup, mara.Customer));

        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.Withdraw, State: OperationState.Succeeded }), "the withdrawal");
        Assert.Equal(1, (await host.Effects()).GetProperty("gateway").GetProperty("invoices_by_status").GetProperty("void").GetInt64());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task Money_that_arrives_after_the_order_was_cancelled_goes_back()
    {
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();
        var charge = Assert.Single(await host.All<OrderCharge>());
        var card = (await host.All<PaymentProfile>()).Single(p => p.Id == charge.PaymentProfileId);
        await mara.AddCard();
        var good = (await host.All<PaymentProfile>()).Single(p => p.Id != card.Id);

        host.Webhooks.Set(WebhookFault.Lost);
        await host.Get<PaymentGateway>().Charge(new(mara.Order, mara.Signup, mara.Offer.PlanVersionId, mara.Offer.Kind, "Team", good.StripeCustomerId, good.PaymentMethodId, string.Empty, null, null, charge.InvoiceId), "late", default);

        await host.Announce(new OrderCancelled(mara.Order, mara.Signup, mara.Customer));

        await host.Until(async () => (await host.All<Compensation>()).Exists(c => c.State == CompensationState.Refunded), "the money back");
        Assert.Equal(17_731, (await host.Effects()).GetProperty("gateway").GetProperty("refunded").GetProperty("eur").GetInt64());
        Assert.Equal("order cancelled", Assert.Single(await host.Announced<PaymentCompensated>()).Reason);
        Assert.Empty(await host.All<Purchase>());
        await AssertLedgerAgrees();
    }

    [Fact]
    public async Task Money_confirmed_for_an_order_that_was_cancelled_meanwhile_goes_back_and_ends_what_it_paid_for()
    {
        await mara.Buy();
        await mara.UntilBought();

        await host.Announce(new OrderCancelled(mara.Order, mara.Signup, mara.Customer));

        await host.Until(async () => (await host.All<Compensation>()).Exists(c => c.State == CompensationState.Refunded), "the money back");
        var gateway = (await host.Effects()).GetProperty("gateway");
        Assert.Equal(17_731, gateway.GetProperty("refunded").GetProperty("eur").GetInt64());
        Assert.Equal(1, gateway.GetProperty("subscriptions_by_status").GetProperty("canceled").GetInt64());
        Assert.Equal("order cancelled", Assert.Single(await host.Announced<PaymentCompensated>()).Reason);
        Assert.Empty(await host.Announced<MoneyRefunded>()); // nothing was invoiced, so there is nothing to credit
        Assert.Single(await host.Announced<RiskFound>());
        Assert.Equal(ChargeState.Compensated, Assert.Single(await host.All<OrderCharge>()).State);
        await AssertLedgerAgrees();
    }

    private async Task<bool> Delivered()
    {
        await using var db = host.Open();
        return !db.Set<SignupWeb.Platform.Outbox.Delivery>().Any(m => m.NextTryAt != null);
    }

    private async Task AssertCharged(long minor, int charges, int subscriptions)
    {
        var gateway = (await host.Effects()).GetProperty("gateway");
        Assert.Equal(charges, gateway.GetProperty("charges").GetInt64());
        Assert.Equal(subscriptions, gateway.GetProperty("subscriptions").GetInt64());
        Assert.Equal(minor, gateway.GetProperty("captured").GetProperty("eur").GetInt64());
        await AssertLedgerAgrees();
    }

    private async Task AssertLedgerAgrees()
    {
        var effects = await host.Effects();
        Assert.Equal(effects.GetProperty("gateway").GetProperty("captured").ToString(), effects.GetProperty("payments").GetProperty("captured").ToString());
    }
}
