using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Renewals;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.SysOps.Books;
using Xunit;

namespace SignupTests.Payments;

/// <summary>What runs on after the first charge: cycles that are paid, refused, paid late, and the end.</summary>
public sealed class BillingCycleTests : IAsyncLifetime
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(32);

    private ChangeBillingCycle Cycles => host.Get<ChangeBillingCycle>();

    private PaymentsHost host = null!;
    private Buyer mara = null!;

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start();
        mara = new(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_cycle_that_is_paid_is_told_once_with_its_period_and_money()
    {
        await mara.Buy();
        await mara.UntilBought();

        host.Time.Advance(Month);
        await InTime(async () => (await host.Announced<CyclePaid>()).Count > 0, "the second cycle paid");

        var cycle = Assert.Single(await host.Announced<CyclePaid>());
        Assert.Equal((mara.Order, 14_900, 2_831, 17_731), (cycle.OrderId, cycle.Net.Minor, cycle.Tax.Minor, cycle.Total.Minor));
        Assert.Equal(new DateTimeOffset(2026, 12, 21, 13, 32, 0, TimeSpan.Zero), cycle.PeriodStart, TimeSpan.FromMinutes(2));
        Assert.Equal(new DateTimeOffset(2027, 1, 21, 13, 32, 0, TimeSpan.Zero), cycle.PeriodEnd, TimeSpan.FromMinutes(2));
        Assert.Equal(2, (await host.All<PaidInvoice>()).Count(i => i.IsKept));
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_cycle_that_is_refused_is_tried_and_told_of_four_times_then_suspended_and_resumed_by_another_card()
    {
        await mara.Buy();
        await mara.UntilBought();
        await RenewWith(Buyer.ChargesFail);

        host.Time.Advance(Month);
        await InTime(async () => (await host.Announced<CycleOverdue>()).Count == 1, "the customer told");
        var overdue = Assert.Single(await host.All<OverdueInvoice>());
        foreach (var (day, told) in new[] { (3, 2), (7, 3), (14, 4) })
        {
            host.Time.Advance(overdue.FailedAt.AddDays(day) - host.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
            await host.Until(async () => (await host.Announced<CycleOverdue>()).Count == told, $"told on day {day}");
        }

        Assert.Equal([0, 1, 2, 3], (await host.Announced<CycleOverdue>()).Select(c => c.Tries));
        Assert.Single(await host.Announced<SubscriptionSuspended>());
        Assert.Empty(await host.Announced<CyclePaid>());

        await RenewWith(Buyer.Good);
        await host.Until(async () => (await host.Announced<SubscriptionResumed>()).Count == 1, "the subscription resumed");
        Assert.Single(await host.Announced<CyclePaid>());
        Assert.NotNull(Assert.Single(await host.All<OverdueInvoice>()).SettledAt);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_refused_cycle_that_cannot_be_read_now_is_asked_for_again()
    {
        await mara.Buy();
        await mara.UntilBought();
        await RenewWith(Buyer.ChargesFail);
        host.Time.Advance(Month);
        await InTime(async () => (await host.Announced<CycleOverdue>()).Count == 1, "the customer told");
        var overdue = Assert.Single(await host.All<OverdueInvoice>());
        var facts = (await host.Get<PaymentGateway>().ReadInvoice(overdue.InvoiceId, default)).Value!;

        host.Outage.Begin(call: 1, lasts: 20, carriedOut: false);
        var noted = host.Get<NoteOverdue>().Run(facts, default);
        await host.Until(() => Task.FromResult(noted.IsCompleted), "an answer or none");
        host.Outage.End();

        Assert.Null(await noted);
    }

    [Fact]
    public async Task After_a_decline_the_card_that_paid_is_the_one_that_renews()
    {
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();
        await mara.AskForCharge(await mara.AddCard(), attempt: 2);
        await mara.UntilBought();

        host.Time.Advance(Month);
        await InTime(async () => (await host.Announced<CyclePaid>()).Count + (await host.Announced<CycleOverdue>()).Count > 0, "the second cycle charged");

        Assert.Single(await host.Announced<CyclePaid>());
    }

    [Fact]
    public async Task A_card_added_while_something_runs_pays_it_although_the_tab_was_closed_on_the_card_page()
    {
        await mara.Buy();
        await mara.UntilBought();
        var before = Assert.Single(await host.All<PaymentProfile>());

        await host.Finish(await mara.OpenCardPage(), Buyer.Good);
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.ChangeRenewalCard, State: OperationState.Succeeded }), "the card changed");

        Assert.NotEqual(before.Id, Assert.Single(await host.All<OrderCharge>()).PaymentProfileId);
    }

    [Fact]
    public async Task Another_billing_cycle_begins_when_the_paid_period_ends_and_may_be_taken_back_before()
    {
        await mara.Buy();
        await mara.UntilBought();
        var yearly = mara.Offer with { BillingCycle = BillingCycle.Yearly, Net = new(149_000, "eur") };

        Assert.Equal("SUBSCRIPTION_NOT_FOUND", (await Cycles.Run(mara.Order, yearly, yearly.Net, mara.Actor with { LoginId = Guid.NewGuid() })).Refusal?.Code);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Cycles.Run(mara.Order, yearly, new(177_310, "eur"), mara.Actor))));
        Assert.All(both, b => Assert.Equal(BillingCycle.Yearly, b.Value.BillingCycle));
        Assert.Equal(BillingCycle.Monthly, (await Cycles.Run(mara.Order, mara.Offer, mara.Price!.Total, mara.Actor)).Value.BillingCycle);
        Assert.False((await Cycles.Run(mara.Order, yearly, new(177_310, "eur"), mara.Actor)).IsRefused);
        host.Time.Advance(TimeSpan.FromDays(29));
        await host.Until(() => Task.FromResult(host.Outage.IsQuiet), "nothing on its way");
        Assert.Empty(await host.Announced<CyclePaid>());

        host.Time.Advance(TimeSpan.FromDays(3));
        await InTime(async () => (await host.Announced<CyclePaid>()).Count > 0, "the year paid");

        var cycle = Assert.Single(await host.Announced<CyclePaid>());
        Assert.Equal((149_000, 28_310, 177_310), (cycle.Net.Minor, cycle.Tax.Minor, cycle.Total.Minor));
        Assert.Equal(new DateTimeOffset(2026, 12, 21, 13, 32, 0, TimeSpan.Zero), cycle.PeriodStart, TimeSpan.FromMinutes(2));
        Assert.Equal(new DateTimeOffset(2027, 12, 21, 13, 32, 0, TimeSpan.Zero), cycle.PeriodEnd, TimeSpan.FromMinutes(2));
        Assert.Equal(2, (await host.All<PaidInvoice>()).Count);
        Assert.Equal(0, (await host.Get<MoneyAndRecords>().Read()).Differences);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task No_other_billing_cycle_while_a_payment_is_missing_or_the_next_one_is_being_made()
    {
        await mara.Buy();
        await mara.UntilBought();
        await RenewWith(Buyer.ChargesFail);
        var yearly = mara.Offer with { BillingCycle = BillingCycle.Yearly, Net = new(149_000, "eur") };
        host.Time.Advance(new DateTimeOffset(2026, 12, 21, 13, 0, 0, TimeSpan.Zero) - host.Time.GetUtcNow());
        Assert.Equal("CHARGE_IS_NEAR", (await Cycles.Run(mara.Order, yearly, yearly.Net, mara.Actor)).Refusal?.Code);

        host.Time.Advance(TimeSpan.FromDays(1));
        await InTime(async () => (await host.Announced<CycleOverdue>()).Count == 1, "the customer told");

        Assert.Equal("PAYMENT_OVERDUE", (await Cycles.Run(mara.Order, yearly, yearly.Net, mara.Actor)).Refusal?.Code);
    }

    [Fact]
    public async Task A_billing_cycle_whose_answer_is_lost_is_changed_once_the_payment_service_is_there_again()
    {
        await mara.Buy();
        await mara.UntilBought();
        var yearly = mara.Offer with { BillingCycle = BillingCycle.Yearly, Net = new(149_000, "eur") };
        host.Outage.Begin(call: 1, lasts: 20, carriedOut: false);
        var unread = Cycles.Run(mara.Order, yearly, yearly.Net, mara.Actor);
        await host.Until(() => Task.FromResult(unread.IsCompleted), "an answer or none");
        host.Outage.End();
        Assert.Equal("PAYMENT_SERVICE_UNREACHABLE", (await unread).Refusal?.Code);
        Assert.Contains("could not be read", Assert.Single(await host.Announced<RiskFound>(), r => r.Kind == ChangeBillingCycle.RiskKind).Sentence, StringComparison.Ordinal);
        Assert.False((await Cycles.Run(mara.Order, yearly, yearly.Net, mara.Actor)).IsRefused);
        Assert.Contains(await host.Announced<RiskSettled>(), r => r.Kind == ChangeBillingCycle.RiskKind && r.SubjectId == mara.Order.Value);
        Assert.False((await Cycles.Run(mara.Order, mara.Offer, yearly.Net, mara.Actor)).IsRefused);

        await host.Until(async () => (await host.Effects()).GetProperty("gateway").GetProperty("deliveries_waiting").GetInt64() == 0 && (await host.All<WebhookEvent>()).TrueForAll(e => e.NextTryAt is null) && host.Outage.IsQuiet, "no other call to come");
        host.Outage.Begin(call: 2, lasts: 20, carriedOut: true);
        var asked = Cycles.Run(mara.Order, yearly, new(177_310, "eur"), mara.Actor);
        await host.Until(() => Task.FromResult(asked.IsCompleted), "an answer or none");
        Assert.Equal("PAYMENT_SERVICE_UNREACHABLE", (await asked).Refusal?.Code);
        host.Outage.End();
        await host.Until(async () => (await host.Announced<BillingCycleChanged>()).Count == 3, "the change told");

        Assert.Equal((BillingCycle.Yearly, 177_310), ((await host.Announced<BillingCycleChanged>())[^1].BillingCycle, (await host.Announced<BillingCycleChanged>())[^1].Total.Minor));
    }

    [Fact]
    public async Task A_credit_balance_pays_part_of_the_price_and_the_purchase_stands()
    {
        var card = await mara.AddCard();
        await mara.SeePrice();
        var customer = Assert.Single(await host.All<StripeCustomer>());
        await Sandbox($"/v1/customers/{customer.StripeId}", ("balance", "-500"));

        await mara.AskForCharge(card);
        await mara.UntilBought();

        Assert.Equal(17_231, Assert.Single(await host.All<LedgerEntry>()).Amount.Minor);
        var invoice = Assert.Single(await host.All<PaidInvoice>());
        Assert.Equal((17_731, 17_231), (invoice.Total.Minor, invoice.Received.Minor));
        Assert.Empty(await host.All<Compensation>());
    }

    [Fact]
    public async Task An_invoice_that_is_marked_as_paid_outside_confirms_the_purchase()
    {
        await mara.Buy(Buyer.ChargesFail);
        await mara.UntilFailed();
        var charge = Assert.Single(await host.All<OrderCharge>());

        await Sandbox($"/v1/invoices/{charge.InvoiceId}/pay", ("paid_out_of_band", "true"));
        await mara.UntilBought();

        Assert.Equal(ChargeState.Confirmed, Assert.Single(await host.All<OrderCharge>()).State);
        Assert.Equal(0, (await host.All<LedgerEntry>()).Sum(e => e.Amount.Minor));
    }

    [Fact]
    public async Task A_subscription_that_is_ended_at_the_payment_service_ends_here_once()
    {
        await mara.Buy();
        await mara.UntilBought();
        var charge = Assert.Single(await host.All<OrderCharge>());

        await host.Get<PaymentGateway>().EndSubscription(charge.SubscriptionId!, default);
        await host.Until(async () => (await host.Announced<SubscriptionEnded>()).Count > 0, "the end told");

        Assert.Equal(mara.Order, Assert.Single(await host.Announced<SubscriptionEnded>()).OrderId);
    }

    [Fact]
    public async Task Sixty_days_before_it_runs_out_the_owner_of_a_card_in_use_is_told()
    {
        await mara.Buy();
        await mara.UntilBought();
        var card = Assert.Single(await host.All<PaymentProfile>());

        var deadline = Assert.Single(await host.All<Deadline>(), d => d.Kind == CardRunsOut.Kind);
        Assert.Equal((card.Id.Value, card.RunsOutAt.AddDays(-60)), (deadline.SubjectId, deadline.DueAt));
        await host.Get<UnitOfWork>().Run(async db =>
        {
            await new CardRunsOut().Run(card.Id.Value, db, default);
            return Done.It;
        });

        Assert.Equal((mara.Order, card.Expires), (Assert.Single(await host.Announced<CardExpiresSoon>()).OrderId, (await host.Announced<CardExpiresSoon>())[0].Expires));
    }

    [Fact]
    public async Task A_call_the_payment_service_does_not_let_in_stays_open_and_a_person_is_told()
    {
        await mara.Buy();
        await mara.UntilBought();
        var operation = PaymentOperation.Plan(OperationKind.Charge, "a-key", Guid.NewGuid(), host.Time.GetUtcNow(), order: mara.Order);
        operation.Send("{}", host.Time.GetUtcNow());

        Assert.True(operation.LeaveOpen("Invalid API Key", Answer.NotLetIn, null, host.Time.GetUtcNow()));
        Assert.False(operation.LeaveOpen("Invalid API Key", Answer.NotLetIn, null, host.Time.GetUtcNow()));
        Assert.False(operation.IsSettled);
        Assert.False(operation.MustBeLookedUp(host.Time.GetUtcNow()));

        Assert.True(operation.LeaveOpen("Keys for idempotent requests…", Answer.KeyTaken, null, host.Time.GetUtcNow()));
        Assert.True(operation.MustBeLookedUp(host.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_dispute_takes_its_money_out_of_the_ledger()
    {
        await mara.Buy("4000000000000259");
        await mara.UntilBought();

        await host.Until(async () => (await host.All<LedgerEntry>()).Exists(e => e.Kind == LedgerKind.Disputed), "the dispute in the ledger");

        Assert.Equal(17_731, Assert.Single(await host.All<LedgerEntry>(), e => e.Kind == LedgerKind.Disputed).Amount.Minor);
        Assert.Contains(await host.Announced<RiskFound>(), r => r is { Kind: "payment-disputed", Severity: "red" });
        var books = await new ReadBooks(host.Get<IDbContextFactory<SignupDb>>()).Run();
        Assert.InRange(Assert.Single(books.AnswerBy).Value, Assert.Single(books.Disputes).FoundAt.AddDays(6), books.Disputes[0].FoundAt.AddDays(7));
    }

    /// <summary>Waits for what takes an hour there: an invoice of a new cycle is a draft for that long.</summary>
    private Task InTime(Func<Task<bool>> probe, string hope) => host.Until(
        async () =>
        {
            if (await probe()) { return true; }
            if (host.Outage.IsQuiet) { host.Time.Advance(TimeSpan.FromMinutes(30)); }
            return false;
        },
        hope);

    private async Task RenewWith(string number)
    {
        var card = await mara.AddCard(number);
        Assert.False((await host.Get<ChangeCard>().Run(card, mara.Actor)).IsRefused);
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.ChangeRenewalCard, State: OperationState.Succeeded } && o.SubjectId == card.Value), "the card changed");
    }

    /// <summary>Somebody works at the payment service itself.</summary>
    private async Task Sandbox(string path, params (string Name, string Value)[] fields)
    {
        var key = host.Get<SignupWeb.Payments.Sandbox.SandboxSecrets>().ApiKey;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe" + path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await host.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
