using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.SysOps.Books;
using Xunit;

namespace SignupTests.SysOps.Books;

/// <summary>Money, documents and what runs, held against each other; each difference is planted in the database.</summary>
public class ComparingTheRecords : IAsyncLifetime
{
    private static readonly (DifferenceKind Kind, string Spoil)[] Alone =
    [
        (DifferenceKind.LedgerAmount, """UPDATE ledger SET "Amount_Minor" = 1 WHERE "OrderId" = {0}"""),
        (DifferenceKind.NoInvoice, """DELETE FROM invoices WHERE "OrderId" = {0}"""),
        (DifferenceKind.InvoiceAmount, """UPDATE invoices SET "Total_Minor" = 1 WHERE "OrderId" = {0}"""),
        (DifferenceKind.InvoiceWithoutMoney, """DELETE FROM paid_invoices WHERE "OrderId" = {0}; DELETE FROM purchases WHERE "OrderId" = {0}"""),
        (DifferenceKind.SubscriptionWithoutContract, """UPDATE contracts SET "State" = 'Ended', "EndedAt" = "SignedAt" WHERE "OrderId" = {0}"""),
        (DifferenceKind.ContractWithoutSubscription, """UPDATE subscriptions SET "EndedAt" = "StartedAt" WHERE "OrderId" = {0}"""),
        (DifferenceKind.EndedThere, """UPDATE order_charges SET "EndedAt" = "ChangedAt" WHERE "OrderId" = {0}"""),
    ];

    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync() => house = await TestDatabase.Create(services => services.AddBooks());

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_was_sold_agrees_and_the_month_adds_up()
    {
        await Sold(2, Now.AddDays(-3));

        var compared = await Compare();

        Assert.Empty(compared.Differences);
        var eur = Assert.Single(compared.Currencies);
        Assert.Equal(new CurrencyBooks("eur", 35_462, 0, 35_462, 35_462, 0, 0, 0, 2, 2), eur);
        Assert.True(eur.AreEqual);
    }

    [Fact]
    public async Task Each_way_to_differ_is_seen_once_and_names_its_order()
    {
        var sold = await Sold(Alone.Length + 1, Now.AddDays(-3));
        await house.Change(async db =>
        {
            foreach (var (order, way) in sold.Zip(Alone)) { await db.Database.ExecuteSqlRawAsync(way.Spoil, order.Id.Value); }
        });

        var compared = await Compare();

        Assert.Equal(sold.Zip(Alone, (order, way) => $"{way.Kind} {order.Order.Reference}").Order(StringComparer.Ordinal), compared.Differences.Select(d => $"{d.Kind} {sold.Single(s => s.Id == d.OrderId).Order.Reference}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.False(Assert.Single(compared.Currencies).AreEqual);
    }

    [Fact]
    public async Task What_was_paid_and_never_came_into_being_is_missed_whole()
    {
        var order = (await Sold(1, Now.AddDays(-3)))[0];
        await Sql("""DELETE FROM subscriptions; DELETE FROM contracts; DELETE FROM invoices""");

        var compared = await Compare();

        Assert.Equal([DifferenceKind.NoInvoice, DifferenceKind.NoSubscription, DifferenceKind.NoContract], compared.Differences.Select(d => d.Kind).Order());
        Assert.All(compared.Differences, d => Assert.Equal(order.Id, d.OrderId));
    }

    [Fact]
    public async Task A_refund_and_its_credit_note_belong_together()
    {
        var order = (await Sold(1, Now.AddDays(-3)))[0];
        await house.Save(order.Entry(LedgerKind.Refunded, "re_1", 5_000, Now.AddDays(-2)));
        Assert.Equal(DifferenceKind.NotCredited, Assert.Single((await Compare()).Differences).Kind);

        await house.Save(order.Note("re_1", 5_000, Now.AddDays(-2)));
        var agreed = await Compare();
        Assert.Empty(agreed.Differences);
        Assert.Equal((5_000, 12_731, 12_731, true), (agreed.Currencies[0].Refunded, agreed.Currencies[0].Left, agreed.Currencies[0].Invoices, agreed.Currencies[0].AreEqual));

        await house.Save(order.Entry(LedgerKind.RefundFailed, "re_1", 5_000, Now.AddDays(-1)));
        Assert.Equal((DifferenceKind.CreditWithoutRefund, 5_000), Told(Assert.Single((await Compare()).Differences)));

        await house.Save(order.Entry(LedgerKind.Refunded, "re_2", 2_000, Now.AddHours(-3)), order.Entry(LedgerKind.PaidOtherwise, "refund-3", 2_900, Now.AddHours(-2)));
        Assert.Equal((DifferenceKind.CreditWithoutRefund, 100), Told(Assert.Single((await Compare()).Differences)));
        await house.Save(order.Entry(LedgerKind.PaidOtherwise, "refund-4", 100, Now.AddHours(-1)));
        var good = await Compare();
        Assert.Empty(good.Differences);
        Assert.True(good.Currencies[0].AreEqual);

        await house.Save(order.Note("re_nobody_made", 100, Now.AddHours(-1)));
        Assert.Equal((DifferenceKind.CreditWithoutRefund, 100), Told(Assert.Single((await Compare()).Differences)));

        static (DifferenceKind, long) Told(Difference difference) => (difference.Kind, difference.Amount!.Value.Minor);
    }

    [Fact]
    public async Task Money_that_must_not_stay_has_no_invoice_and_is_no_difference()
    {
        var order = (await Sold(1, Now.AddDays(-3)))[0];
        var twice = new LedgerEntry { Id = Guid.CreateVersion7(), Kind = LedgerKind.Captured, StripeId = "pi_twice", PaymentId = "pi_twice", InvoiceId = order.Payment.InvoiceId, OrderId = order.Id, CustomerId = order.Order.CustomerId, Amount = order.Total, At = Now.AddDays(-2) };
        await house.Save(twice, order.Held(17_731, "pi_twice", Now.AddDays(-2)));

        var compared = await Compare();

        Assert.Empty(compared.Differences);
        Assert.Equal((35_462, 17_731, 17_731, true), (compared.Currencies[0].Left, compared.Currencies[0].Invoices, compared.Currencies[0].Uninvoiced, compared.Currencies[0].AreEqual));
    }

    [Fact]
    public async Task What_is_only_just_paid_may_wait_for_what_is_made_of_it_and_what_is_old_is_left_alone()
    {
        await Sold(1, Now.AddMinutes(-1));
        await Sold(1, Now.AddDays(-31), from: 50);
        await Sql("""DELETE FROM invoices""");

        Assert.Empty((await Compare()).Differences);
    }

    private Task<Comparison> Compare() => house.Get<IComparedRecords>().Compare(Now.AddDays(-30), Now.AddMinutes(-2), default);

    private Task Sql(string statements) => house.Change(db => db.Database.ExecuteSqlRawAsync(statements));

    private async Task<List<SoldOrder>> Sold(int count, DateTimeOffset at, int from = 1)
    {
        List<SoldOrder> sold = [];
        await house.Change(db =>
        {
            sold = [.. Enumerable.Range(from, count).Select(number => SoldOrders.Plant(db, number, at))];
            return Task.CompletedTask;
        });
        return sold;
    }
}
