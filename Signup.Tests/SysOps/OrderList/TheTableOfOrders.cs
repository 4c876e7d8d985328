using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;
using SignupWeb.SysOps.OrderList;
using Xunit;

namespace SignupTests.SysOps.OrderList;

/// <summary>What the table of orders says, finds and adds up, on a database; and what that asks of it.</summary>
public class TheTableOfOrders : IAsyncLifetime
{
    private static readonly Actor Sam = new(Guid.NewGuid(), Role.Support, null, "Sam");
    private readonly Statements statements = new();
    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync() => house = await TestDatabase.Create(services => services.AddAccess().AddOrderList().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Each_order_says_how_it_stands_and_what_that_means_now()
    {
        var placed = Placed("NS-1", Now);
        Assert.Equal(("accent", "Placed", "can be cancelled until 14:32:20"), Said(new(placed, null, null, null)));
        house.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("the time to cancel is over", Said(new(placed, null, null, null)).Now);
        placed.StartCharging(Now);
        Assert.Equal(("accent", "Charging", "asked for payment 14:32:30"), Said(new(placed, ChargeState.Charging, null, null)));
        placed.Fail(1, new("insufficient_funds", "The card has not enough money on it.", null, Now));
        Assert.Equal(("yellow", "Payment failed", "The card has not enough money on it."), Said(new(placed, ChargeState.Declined, null, null)));
        Assert.Equal(("red", "Held"), (Said(new(placed, ChargeState.Held, null, null)).Css, Said(new(placed, ChargeState.Held, null, null)).Word));
        placed.Cancel(Now);
        Assert.Equal((string.Empty, "Cancelled", "without payment, 14:32:30"), Said(new(placed, ChargeState.Cancelled, null, null)));
        var early = Placed("NS-2", Now);
        early.Cancel(Now.AddSeconds(5));
        Assert.Equal("in time, 14:32:35", Said(new(early, null, null, null)).Now);
        Assert.Equal(("yellow", "Money goes back"), (Said(new(early, ChargeState.Compensating, null, null)).Css, Said(new(early, ChargeState.Compensating, null, null)).Word));
        Assert.Equal("Paid back", Said(new(early, ChargeState.Compensated, null, null)).Word);
    }

    [Fact]
    public async Task An_accepted_one_is_being_set_up_until_contract_and_download_are_there()
    {
        var order = Placed("NS-1", Now);
        order.Accept(PurchaseId.New(), Now);
        OrderContract Contract(ContractState state) => new(ContractId.New(), "C-00001", state);

        Assert.Equal(("yellow", "Being set up", "the contract is being made"), Said(new(order, ChargeState.Confirmed, null, null)));
        Assert.Equal(("yellow", "Being set up", string.Empty), Said(new(order, ChargeState.Confirmed, Contract(ContractState.Signed), null)));
        Assert.Equal(("green", "Accepted", string.Empty), Said(new(order, ChargeState.Confirmed, Contract(ContractState.Active), null)));
        Assert.Equal(("yellow", "Being set up", "download is being made ready"), Said(new(order, ChargeState.Confirmed, Contract(ContractState.Active), DownloadState.Granted)));
        Assert.Equal(("green", "Accepted", "download ready"), Said(new(order, ChargeState.Confirmed, Contract(ContractState.Active), DownloadState.Ready)));
        Assert.Equal(("green", "Accepted", "ended"), Said(new(order, ChargeState.Confirmed, Contract(ContractState.Ended), null)));
    }

    [Theory]
    [InlineData("ns-so")]
    [InlineData("c-00001")]
    [InlineData("INV-2026-00001")]
    [InlineData("4242")]
    [InlineData("m.vogt@")]
    [InlineData("bor Log")]
    public async Task Is_found_by(string words)
    {
        var miriam = await Miriam();
        await house.Save(Placed("XX-1", Now));

        Assert.Equal([miriam.Sold.Order.Reference], await References(OrderFilter.Of(words, null, null, null, null, null)));
        Assert.Empty(await References(OrderFilter.Of("%", null, null, null, null, null)));
    }

    [Fact]
    public async Task The_name_on_an_order_without_a_contract_finds_it()
    {
        await house.Save(Placed("NS-1", Now), Placed("NS-2", Now, company: "Oakline Studio"));

        Assert.Equal(["NS-2"], await References(OrderFilter.Of("LINE", null, null, null, null, null)));
        Assert.Equal(["NS-2", "NS-1"], await References(OrderFilter.Of("a l", null, null, null, null, null)));
    }

    [Fact]
    public async Task State_product_and_days_on_the_shops_clock_narrow_it_and_what_means_nothing_does_not()
    {
        var (old, late, today) = (Placed("NS-1", Now.AddDays(-3)), Placed("NS-2", new(2026, 11, 20, 23, 30, 0, TimeSpan.Zero)), Placed("NS-3", Now));
        old.Cancel(Now.AddDays(-3));
        await house.Save(old, late, today);

        Assert.Equal(["NS-1"], await References(OrderFilter.Of(null, "cancelled", null, null, null, null)));
        Assert.Equal(["NS-3", "NS-2", "NS-1"], await References(OrderFilter.Of(null, null, Sample.Team().PlanId.ToString(), null, null, null)));
        Assert.Empty(await References(OrderFilter.Of(null, "placed", PlanId.New().ToString(), null, null, null)));
        Assert.Equal(["NS-2", "NS-3"], await References(OrderFilter.Of(null, null, null, "2026-11-21", "2026-11-21", "placed")));
        Assert.Equal(["NS-1"], await References(OrderFilter.Of(null, null, null, null, "2026-11-20", null)));
        Assert.True(OrderFilter.Of(" ", "z", "q", "2026-13-01", "x", "y").IsNone);
        Assert.Null(OrderPlace.Of("99999999999999999999.NS-1"));
    }

    [Fact]
    public async Task Long_lists_go_on_behind_the_last_order_in_both_directions()
    {
        await house.Save([.. Enumerable.Range(0, 60).Select(i => Placed($"NS-{i:D2}", Now.AddMinutes(-(i / 7))))]);

        foreach (var filter in new[] { OrderFilter.All, OrderFilter.All with { OldestFirst = true }, OrderFilter.All with { State = OrderState.Placed, Plan = Sample.Team().PlanId } })
        {
            var first = await Read(filter);
            var second = await Read(filter, OrderPlace.Of(first.Next!.ToString()));

            Assert.Equal((ReadOrders.PageSize, 10, null), (first.Lines.Count, second.Lines.Count, second.Next));
            var newestFirst = (await house.All<Order>()).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Reference, StringComparer.Ordinal).Select(o => o.Reference);
            Assert.Equal(filter.OldestFirst ? newestFirst.Reverse() : newestFirst, first.Lines.Concat(second.Lines).Select(l => l.Order.Reference), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Money_is_added_up_by_currency_for_chosen_days_and_of_accepted_orders_only()
    {
        var orders = new[] { Placed("NS-1", Now), Placed("NS-2", Now), Placed("NS-3", Now), Placed("NS-4", Now, "usd"), Placed("NS-5", Now.AddDays(-9)) };
        Array.ForEach([orders[0], orders[1], orders[4]], o => o.Accept(PurchaseId.New(), Now));
        await house.Save([.. orders]);

        Assert.Equal(
            [new OrderSum(3, 2, new(29_800, "eur"), new(5_662, "eur"), new(35_462, "eur")), new OrderSum(1, 0, Money.Zero("usd"), Money.Zero("usd"), Money.Zero("usd"))],
            (await Read(OrderFilter.Of(null, null, null, "2026-11-21", null, null))).Sums!);
        Assert.Null((await Read(OrderFilter.All)).Sums);
    }

    [Fact]
    public async Task However_many_there_are_it_asks_the_same_and_reads_through_nothing_but_the_newest()
    {
        var miriam = await Miriam();
        var all = OrderFilter.Of("Harbor", "accepted", Sample.Team().PlanId.ToString(), "2026-01-01", "2026-12-31", null);
        var first = await Counted(all);
        await house.Save([.. Enumerable.Range(0, 120).Select(i => Placed($"NS-{i}", Now.AddMinutes(-i), company: "Harbor Logistics"))]);

        Assert.Equal((7, 7), (first, await Counted(all)));
        Assert.Equal((5, 6), (await Counted(OrderFilter.All), await Counted(all with { Words = string.Empty })));
        await Counted(OrderFilter.All with { State = OrderState.Placed });
        await Counted(OrderFilter.All with { Plan = Sample.Team().PlanId }, new OrderPlace(Now, "NS-1"));
        await Counted(OrderFilter.All with { Plan = Sample.Team().PlanId, State = OrderState.Accepted, OldestFirst = true }, new OrderPlace(Now, "NS-1"));
        await using var db = house.Open();
        Assert.DoesNotContain(await statements.ReadThrough(db), scan => scan is "SCAN orders" or "SCAN o" or "SCAN c" or "SCAN d" or "SCAN i" or "SCAN l");
        Assert.Equal(miriam.Sold.Id, (await Read(all)).Lines[^1].Order.Id);
    }

    [Fact]
    public async Task Words_that_find_too_many_say_so_and_are_neither_added_up_nor_taken_away()
    {
        await house.Save([.. Enumerable.Range(0, 501).Select(i => Placed($"NS-{i:D3}", Now.AddMinutes(-i)))]);
        var filter = OrderFilter.Of("ns-", null, null, null, null, null);

        var read = await Read(filter);

        Assert.Equal((true, null), (read.ThereAreMore, read.Sums));
        Assert.Equal("TOO_MANY", (await house.Get<ExportOrders>().Run(filter, Stream.Null, Sam with { Role = Role.Manager })).Refusal?.Code);
        Assert.False((await Read(OrderFilter.Of("ns-1", null, null, null, null, null))).ThereAreMore);
    }

    [Fact]
    public async Task A_filter_is_taken_away_as_a_table_of_its_own_by_those_who_may()
    {
        var miriam = await Miriam();
        await house.Save(Placed("NS-1", Now, "jpy", "=Sum, \"Ltd\""));
        var (to, ana) = (new MemoryStream(), Sam with { Role = Role.Manager });

        await house.Get<ExportOrders>().Run(OrderFilter.All, to, ana);

        Assert.Equal(
            $"reference,placed,customer,product,cycle,net,tax,total,currency,state,accepted,cancelled,contract\r\n"
            + $"NS-1,2026-11-21T13:32:00Z,\"'=Sum, \"\"Ltd\"\"\",Team,Monthly,14900,2831,17731,JPY,Placed,,,\r\n"
            + $"{miriam.Sold.Order.Reference},2026-11-11T13:32:00Z,Harbor Logistics GmbH,Team,Monthly,149.00,28.31,177.31,EUR,Accepted,2026-11-11T13:32:00Z,,C-00001\r\n",
            Encoding.UTF8.GetString(to.ToArray()));
        Assert.Equal("FORBIDDEN", (await house.Get<ExportOrders>().Run(OrderFilter.All, Stream.Null, Sam)).Refusal!.Code);
        var some = new MemoryStream();
        await house.Get<ExportOrders>().Run(OrderFilter.Of("harbor", "accepted", null, "2026-11-01", null, null), some, ana);
        Assert.Equal(to.ToArray().AsSpan(to.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(miriam.Sold.Order.Reference))), some.ToArray().AsSpan(some.ToArray().AsSpan().IndexOf((byte)'\n') + 1));
        Assert.Equal("UNAUTHORIZED", (await house.Get<ReadOrders>().Run(Actor.Visitor, OrderFilter.All)).Refusal!.Code);
    }

    private static Order Placed(string reference, DateTimeOffset at, string currency = "eur", string? company = null) => Order.Place(
        new(reference, SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), Sample.Team(), Sample.Mara with { Company = company }, new(14_900, currency), new(2_831, currency), new(17_731, currency)), at);

    private (string Css, string Word, string Now) Said(OrderLine line)
    {
        var words = house.Get<IStringLocalizer<OrderListTexts>>();
        var (css, word) = OrderListWords.State(line, words);
        return (css, word, OrderListWords.Now(line, Now, new ShopOptions(), at => new ShopOptions().Local(at).Clock(), words, house.Get<Sentences>()));
    }

    private async Task<KnownCustomer> Miriam()
    {
        KnownCustomer? miriam = null;
        await house.Change(db =>
        {
            miriam = KnownCustomer.Plant(db, "m.vogt@harbor.example", 1, Now);
            return Task.CompletedTask;
        });
        return miriam!;
    }

    private async Task<OrderReading> Read(OrderFilter filter, OrderPlace? after = null) => (await house.Get<ReadOrders>().Run(Sam, filter, after)).Value;

    private async Task<List<string>> References(OrderFilter filter) => [.. (await Read(filter)).Lines.Select(l => l.Order.Reference)];

    private async Task<int> Counted(OrderFilter filter, OrderPlace? after = null)
    {
        var before = statements.Count;
        await Read(filter, after);
        return statements.Count - before;
    }
}
