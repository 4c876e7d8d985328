using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.Books;
using SignupTests.SysOps.People;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Missing;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>R5, missing invoice and contract incomplete: found by looking at what was paid; each way to lack something is planted in the database.</summary>
public sealed class LookingForWhatIsMissing : IAsyncLifetime
{
    private static readonly (string Spoil, string Lacks)[] Ways =
    [
        ("DELETE FROM contracts WHERE \"OrderId\" = {0}", "a contract"),
        ("DELETE FROM thank_you_pages WHERE \"OrderId\" = {0}", "its thank-you page"),
        ("DELETE FROM subscriptions WHERE \"OrderId\" = {0}", "its subscription"),
        ("DELETE FROM quotas WHERE \"SubscriptionId\" = (SELECT \"Id\" FROM subscriptions WHERE \"OrderId\" = {0})", "1 of 1 allowances"),
        ("UPDATE contracts SET \"TextHash\" = '' WHERE \"OrderId\" = {0}", "the text of its contract"),
        ("UPDATE contracts SET \"TextHash\" = 'another' WHERE \"OrderId\" = {0}", "the text that was agreed to (its contract has another)"),
        ("DELETE FROM criteria WHERE \"ContractId\" = (SELECT \"Id\" FROM contracts WHERE \"OrderId\" = {0}); DELETE FROM thank_you_pages WHERE \"OrderId\" = {0}", "its thank-you page, 1 of 1 acceptance criteria"),
    ];

    private readonly Statements statements = new();
    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync() => house = await TestDatabase.Create(services => services.AddMissing().AddHandler<RaiseRisk>().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Each_thing_a_contract_can_lack_is_named_and_whole_or_ended_ones_lack_nothing()
    {
        var sold = await Sold(Ways.Length + 2);
        foreach (var (order, way) in sold.Zip(Ways)) { await Sql(way.Spoil, order.Id); }
        await Sql("UPDATE contracts SET \"State\" = 'Ended' WHERE \"OrderId\" = {0}; DELETE FROM thank_you_pages WHERE \"OrderId\" = {0}", sold[^1].Id);

        await Look(TimeSpan.FromSeconds(41));

        Assert.Equal(
            sold.Zip(Ways, (order, way) => $"Contract incomplete: order {order.Order.Reference} is paid and lacks {way.Lacks}."),
            (await Open()).Where(r => r.Kind == IncompleteContracts.RiskKind).OrderBy(r => sold.FindIndex(s => s.Id.Value == r.SubjectId)).Select(r => r.Sentence),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Money_without_an_invoice_is_a_red_risk_within_a_minute_told_once_also_after_somebody_resolved_it()
    {
        var sold = (await Sold(2))[0];
        await Sql("DELETE FROM invoices WHERE \"OrderId\" = {0}", sold.Id);

        await Look(TimeSpan.FromSeconds(40));
        Assert.Empty(await Open());
        await Look(TimeSpan.FromSeconds(20));
        await Look(TimeSpan.FromSeconds(20));

        var risk = Assert.Single(await Open());
        Assert.Equal((MissingInvoices.RiskKind, Severity.Red, sold.Id.Value, 1), (risk.Kind, risk.Severity, risk.SubjectId, risk.Count));
        await house.Change(async db => (await db.Set<Risk>().SingleAsync()).Resolve("Ana", "Written by hand", Now));
        await Look(TimeSpan.FromSeconds(20));
        Assert.Empty(await Open());
    }

    [Fact]
    public async Task What_is_there_in_the_end_needs_nobody_and_what_is_missing_still_is_said_anew()
    {
        var sold = (await Sold(1))[0];
        await Sql("CREATE TABLE kept AS SELECT * FROM thank_you_pages; CREATE TABLE kept_contracts AS SELECT * FROM contracts; DELETE FROM contracts; DELETE FROM thank_you_pages WHERE \"OrderId\" = {0}", sold.Id);
        await Look(TimeSpan.FromMinutes(1));
        Assert.EndsWith("lacks a contract.", Assert.Single(await Open()).Sentence, StringComparison.Ordinal);

        await Sql("INSERT INTO contracts SELECT * FROM kept_contracts");
        await Look(TimeSpan.FromSeconds(20));
        Assert.EndsWith("lacks its thank-you page.", Assert.Single(await Open()).Sentence, StringComparison.Ordinal);
        await Sql("INSERT INTO thank_you_pages SELECT * FROM kept");
        await Look(TimeSpan.FromSeconds(20));

        Assert.Empty(await Open());
        Assert.Equal(("Signup", "It is there now."), (await house.All<Risk>()).Select(r => (r.Resolution!.By, r.Resolution.Reason)).Single());
    }

    [Fact]
    public async Task An_order_that_waits_for_its_money_is_a_risk_until_it_does_not()
    {
        var sold = (await Sold(2)).ToList();
        await Sql("UPDATE orders SET \"State\" = 'PaymentFailed' WHERE \"Id\" = {0}", sold[0].Id);
        await house.Save(sold[1].Unpaid(Now));
        await house.Announce(new PaymentFailed(sold[0].Id, sold[0].Order.CustomerId, 1, "insufficient_funds", "x", null), new CycleOverdue(sold[1].Id, sold[1].Order.CustomerId, 0, sold[1].Total, "expired_card", "x", null, Now));
        await Look(TimeSpan.FromMinutes(1));
        Assert.Equal([UnpaidOrders.RiskKind, UnpaidOrders.RiskKind], (await Open()).Select(r => r.Kind), StringComparer.Ordinal);

        await Sql("UPDATE orders SET \"State\" = 'Cancelled' WHERE \"Id\" = {0}", sold[0].Id);
        await Look(TimeSpan.FromMinutes(1));
        Assert.Equal(sold[1].Id.Value, Assert.Single(await Open()).SubjectId);
        await Sql("UPDATE overdue_invoices SET \"SettledAt\" = 1 WHERE \"OrderId\" = {0}", sold[1].Id);
        await Look(TimeSpan.FromMinutes(1));

        Assert.Empty(await Open());
    }

    [Fact]
    public async Task A_look_takes_two_hundred_payments_and_reads_through_no_table()
    {
        await Sold(1);
        await house.Change(db =>
        {
            db.AddRange(Enumerable.Range(0, FindMissing.AtOnce).Select(n => new PaidInvoice { Id = $"in_many_{n}", OrderId = OrderId.New(), Total = new(100, "eur"), Received = new(100, "eur"), IsKept = true, TakenAt = Now }));
            return Task.CompletedTask;
        });
        house.Time.Advance(TimeSpan.FromMinutes(1));
        statements.Clear();

        Assert.Equal((true, false), (await house.Get<FindMissing>().Look(), await house.Get<FindMissing>().Look()));

        await using var db = house.Open();
        Assert.Equal(["SCAN i USING INDEX overdue_now"], await statements.ReadThrough(db), StringComparer.Ordinal);
        await house.Deliver();
        Assert.Equal(FindMissing.AtOnce, (await Open()).Count);
    }

    private async Task Look(TimeSpan later)
    {
        house.Time.Advance(later);
        await house.Deliver();
        await house.Get<FindMissing>().Look();
        await house.Deliver();
    }

    private async Task<List<Risk>> Open() => (await house.All<Risk>()).FindAll(r => r.IsOpen);

    private Task Sql(string statements, OrderId? order = null) => house.Change(db => db.Database.ExecuteSqlRawAsync(statements, order is { } id ? [id.Value] : []));

    private async Task<List<SoldOrder>> Sold(int count)
    {
        List<SoldOrder> sold = [];
        await house.Change(db =>
        {
            sold = [.. Enumerable.Range(1, count).Select(number => SoldOrders.Plant(db, number, Now))];
            return Task.CompletedTask;
        });
        return sold;
    }
}
