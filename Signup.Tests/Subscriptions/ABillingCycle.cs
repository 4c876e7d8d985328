using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Subscriptions;

public sealed class ABillingCycle
{
    [Fact]
    public async Task That_is_paid_is_invoiced_mailed_and_moves_period_and_contract_once()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));
        var next = Next(database, order);

        await database.Announce(next, next);
        await database.Deliver();

        Assert.Equal(["INV-2026-00001", "INV-2026-00002"], (await database.All<Invoice>()).Select(i => i.Number).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var invoice = Assert.Single(await database.All<Invoice>(), i => i.PaymentInvoiceId == "in_2");
        Assert.Equal((14_900, 2_831, 17_731), (invoice.Net.Minor, invoice.Tax.Minor, invoice.Total.Minor));
        Assert.Equal((next.PeriodStart, next.PeriodEnd), (invoice.Lines[0].PeriodStart, invoice.Lines[0].PeriodEnd));
        Assert.Equal(2, (await database.All<MailMessage>()).Count(m => m.Kind == MailReceipt.MailKind));
        Assert.Equal(next.PeriodEnd, Assert.Single(await database.All<Subscription>()).PeriodEnd);
        Assert.Equal(next.PeriodEnd, Assert.Single(await database.All<Contract>()).ExpiresAt);
    }

    [Fact]
    public async Task Of_a_customer_who_moved_is_invoiced_to_the_new_address_with_its_tax()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));
        var moved = Sample.Mara with { Address = "Nygade 3", PostCode = "1164", Town = "København", Country = "DK" };

        await database.Announce(new BillingDetailsChanged(order.CustomerId, moved));
        await database.Deliver();
        await database.Announce(Next(database, order) with { Tax = new(3_725, "eur"), Total = new(18_625, "eur") });
        await database.Deliver();

        var invoices = (await database.All<Invoice>()).OrderBy(i => i.Number, StringComparer.Ordinal).ToList();
        Assert.Equal(["DE", "DK"], invoices.Select(i => i.Party.Country), StringComparer.Ordinal);
        Assert.Equal((2_500, "DK"), (invoices[1].TaxDecision!.BasisPoints, invoices[1].TaxDecision!.Country));
        Assert.Equal(18_625, Assert.Single(await database.All<Subscription>()).NextCharge.Minor);

        await database.Announce(new CustomerErased(order.CustomerId, "the customer", null));
        await database.Deliver();
        Assert.Null(Assert.Single(await database.All<Subscription>()).BilledTo);
    }

    [Fact]
    public async Task Of_what_was_sold_keeps_its_rate_when_the_table_says_another()
    {
        await using var database = await AcceptedOrders.Database([new("Payments:TaxRates:DE", "16")]);

        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));
        await database.Announce(Next(database, order));
        await database.Deliver();

        Assert.Equal([(1_900, 2_831), (1_900, 2_831)], (await database.All<Invoice>()).Select(i => (i.TaxDecision!.BasisPoints, (int)i.Tax.Minor)));
    }

    [Fact]
    public async Task That_was_chosen_for_later_begins_with_the_next_period()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));
        var next = Next(database, order);

        await database.Announce(Chosen(BillingCycle.Yearly, 177_310), Chosen(BillingCycle.Monthly, 17_731), Chosen(BillingCycle.Yearly, 177_310));
        await database.Deliver();
        var before = Assert.Single(await database.All<Subscription>());
        Assert.Equal((BillingCycle.Monthly, 177_310, 17_731), (before.Offer.BillingCycle, before.NextCharge.Minor, before.Total.Minor));
        await database.Announce(next with { Net = new(149_000, "eur"), Tax = new(28_310, "eur"), Total = new(177_310, "eur"), PeriodEnd = next.PeriodStart.AddYears(1) });
        await database.Deliver();

        var after = Assert.Single(await database.All<Subscription>());
        Assert.Equal((BillingCycle.Yearly, 149_000, null, 177_310, next.PeriodStart.AddYears(1)), (after.Offer.BillingCycle, after.Offer.Net.Minor, after.Change, after.NextCharge.Minor, after.PeriodEnd));
        Assert.Equal(BillingCycle.Yearly, Assert.Single(await database.All<Invoice>(), i => i.PaymentInvoiceId == "in_2").Lines[0].Cycle);
        var contract = Assert.Single(await database.All<Contract>());
        Assert.Equal((BillingCycle.Yearly, 149_000, next.PeriodStart.AddYears(1)), (contract.Offer.BillingCycle, contract.Offer.Net.Minor, contract.ExpiresAt));
        Assert.Equal(3, (await database.All<MailMessage>()).Count(m => m.Kind == "billing-cycle-changed"));

        BillingCycleChanged Chosen(BillingCycle cycle, long total) => new(order.OrderId, order.CustomerId, cycle, new(cycle == BillingCycle.Yearly ? 149_000 : 14_900, "eur"), new(total, "eur"), next.PeriodStart);
    }

    [Fact]
    public async Task That_stays_unpaid_suspends_and_turns_the_contract_yellow_until_it_is_paid()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        await database.Announce(new SubscriptionSuspended(order.OrderId, order.CustomerId));
        await database.Deliver();
        Assert.NotNull(Assert.Single(await database.All<Subscription>()).SuspendedAt);
        Assert.Equal(Colour.Yellow, Assert.Single(await database.All<Contract>()).Colour);

        await database.Announce(new SubscriptionResumed(order.OrderId, order.CustomerId));
        await database.Deliver();
        Assert.Null(Assert.Single(await database.All<Subscription>()).SuspendedAt);
        Assert.Equal(Colour.NotAssessed, Assert.Single(await database.All<Contract>()).Colour);
    }

    [Fact]
    public async Task That_is_the_last_one_runs_to_its_end_and_the_customer_is_told_once()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        await database.Announce(new SubscriptionNotRenewed(order.OrderId, order.CustomerId));
        await database.Deliver();

        var subscription = Assert.Single(await database.All<Subscription>());
        Assert.Equal((true, true), (subscription.IsRunning, subscription.EndsWithPeriod));
        Assert.Contains("Team ends on 21 Dec 2026", Assert.Single(await database.All<MailMessage>(), m => m.Kind == "subscription-not-renewed").Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_subscription_that_ended_is_the_last_and_its_contract_ends_too()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        await database.Announce(new SubscriptionEnded(order.OrderId, order.CustomerId));
        await database.Deliver();

        Assert.False(Assert.Single(await database.All<Subscription>()).IsRunning);
        Assert.Equal(ContractState.Ended, Assert.Single(await database.All<Contract>()).State);
    }

    [Theory]
    [InlineData("en-IE", "Your payment for Team did not go through", "Use another card")]
    [InlineData("de-DE", "Ihre Zahlung für Team hat nicht geklappt", "Andere Karte verwenden")]
    public async Task That_is_refused_is_told_in_the_buyers_language_with_a_way_to_pay(string culture, string subject, string button)
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team(), Sample.Mara with { Culture = culture }));

        await database.Announce(new CycleOverdue(order.OrderId, order.CustomerId, 0, order.Total, "insufficient_funds", "There is not enough money on the card. Use another card.", null, database.Time.GetUtcNow().AddDays(14)));
        await database.Deliver();

        var mail = Assert.Single(await database.All<MailMessage>(), m => m.Kind == "cycle-overdue");
        Assert.Equal(subject, mail.Subject);
        Assert.Contains(button, mail.Text, StringComparison.Ordinal);
        Assert.Contains("/account/payment", mail.Text, StringComparison.Ordinal);
    }

    private static CyclePaid Next(TestDatabase database, SignupWeb.OrderAccepted order)
    {
        var from = database.Time.GetUtcNow().AddMonths(1);
        return new(order.OrderId, order.CustomerId, "in_2", "T-0002", order.Net, order.Tax, order.Total, from, from.AddMonths(1), from);
    }
}
