using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Sandbox.Clock;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.Support;
using SignupWeb.SysOps.Demo;
using SignupWeb.SysOps.Risks;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.SysOps.Demo;

/// <summary>An administrator fills the shop with invented customers, looks at it, and takes them away.</summary>
public sealed class FillingTheShop(ITestOutputHelper output) : IAsyncDisposable
{
    private AppHost Shop { get; } = new(settings: [new("Setup:AdminEmail", Shops.AdminEmail), new("Setup:AdminPassword", Shops.AdminPassword), new("Setup:AdminName", "Ana Kovač")]);

    public ValueTask DisposeAsync() => Shop.DisposeAsync();

    [Fact]
    public async Task Has_something_of_everything_and_all_of_it_goes_again()
    {
        var ana = await Ana();
        await HalfOfItCanBeRemoved(ana);
        var before = await Counted();
        var clock = Shop.Get<SandboxClock>().Read();

        var cpu = Environment.CpuUsage.TotalTime;
        Assert.Null((await Shop.Get<FillDemo>().Run(ana)).Refusal);
        output.WriteLine($"Filling took {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s of processor, with whatever ran beside it.");

        Assert.Equal(clock.Ahead, Shop.Get<SandboxClock>().Read().Ahead);
        Assert.Equal(20, (await Shop.All<Customer>()).Count);
        var contracts = await Shop.All<Contract>();
        Assert.Equal([Colour.Green, Colour.NotAssessed, Colour.Yellow, Colour.Red], contracts.Select(c => c.Colour).Distinct().Order());
        Assert.Contains(contracts, c => c.Acknowledgement is not null);
        Assert.Contains(contracts, c => c.Accepted is not null);
        Assert.Contains(contracts, c => c.DueAt < clock.Now);
        Assert.Equal([SignupStep.Register, SignupStep.Payment, SignupStep.Review, SignupStep.Profile], [.. (await Shop.All<Signup>()).Where(s => s.IsOpen && s.OrderId is null).Select(s => SignupJourney.Current(s).Step).Distinct().OrderBy(s => s switch { SignupStep.Register => 0, SignupStep.Payment => 1, SignupStep.Review => 2, _ => 3 })]);
        var orders = await Shop.All<Order>();
        Assert.Contains(orders, o => o.State == OrderState.Placed);
        Assert.Contains(orders, o => o.State == OrderState.PaymentFailed);
        Assert.Equal([StaffRefundState.WaitingForApproval, StaffRefundState.Refunded], (await Shop.All<StaffRefund>()).Select(r => r.State).Order());
        Assert.Equal([SupportState.Open, SupportState.Answered, SupportState.Closed], (await Shop.All<SupportRequest>()).Select(r => r.State).Distinct().Order());
        Assert.Contains(await Shop.All<Risk>(), r => r.IsOpen);
        Assert.DoesNotContain(await Shop.All<Delivery>(), d => d.QuarantinedAt is not null);
        Assert.All((await Shop.All<MailMessage>()).Where(m => m.CustomerId is not null), m => Assert.EndsWith(".example", m.Recipient));
        var money = await Shop.Get<MoneyAndRecords>().Read();
        Assert.Equal(0, money.Differences);
        Assert.NotNull(money.CheckedAt);
        Assert.True((await Shop.All<LedgerEntry>()).Where(e => e.Kind == LedgerKind.Captured).Select(e => (e.At.Year, e.At.Month)).Distinct().Count() > 1, "money was taken in more than one month");

        Assert.Equal(FillDemo.There, (await Shop.Get<FillDemo>().Run(ana)).Refusal);

        var full = await Counted();
        var (mara, _) = await Shop.Registered();
        await Eventually.Hold(async () => (await Shop.All<Delivery>()).Count == 0, "everything was heard");
        var hers = (await Counted()).ToDictionary(c => c.Key, c => c.Value - full[c.Key], StringComparer.Ordinal);
        Assert.Null((await Shop.Get<RemoveDemo>().Run(ana)).Refusal);

        Assert.Equal(mara, Assert.Single(await Shop.All<Customer>()).Email.Value);
        var left = await Counted();
        string[] stays = ["signup.db number_series", "signup.db stripe_prices", "signup.db stripe_tax_rates", "sandbox.db objects", "sandbox.db terms", "sandbox.db idempotency"]; // of the plans, and the numbers given
        Assert.Empty(left.Where(l => l.Value != before.GetValueOrDefault(l.Key) + hers[l.Key] && !stays.Contains(l.Key, StringComparer.Ordinal)).Select(l => $"{l.Key}: {l.Value} instead of {before.GetValueOrDefault(l.Key) + hers[l.Key]}"));
        Assert.Equal(["0"], await AtSandbox("SELECT CAST(COUNT(*) AS TEXT) FROM objects WHERE instr(json, '\"cus_') > 0 OR type NOT IN ('price', 'product', 'tax_rate', 'event')"));
        Assert.Equal(0, (await Shop.Get<MoneyAndRecords>().Read()).Differences);
        Assert.Equal(RemoveDemo.None, (await Shop.Get<RemoveDemo>().Run(ana)).Refusal);
        Assert.Equal(FillDemo.NotEmpty, (await Shop.Get<FillDemo>().Run(ana)).Refusal);
    }

    /// <summary>As a process that ended on the way leaves it.</summary>
    private async Task HalfOfItCanBeRemoved(Actor ana)
    {
        var begun = DemoData.Begin(Shop.Get<TimeProvider>().GetUtcNow());
        begun.Has((await Shop.Get<StartSignup>().Run((await Shop.Get<PlanCatalogue>().Current())[0].Plan.Id, BillingCycle.Monthly, "DE")).Value.Signup.Id.Value);
        begun.Has((await Shop.Registered()).Id.Value);
        await Shop.Get<UnitOfWork>().Run(db => Task.FromResult(db.Add(begun).Entity));

        Assert.Equal(DemoState.Unfinished, await Shop.Get<ReadDemo>().Run(ana));
        Assert.Equal(FillDemo.There, (await Shop.Get<FillDemo>().Run(ana)).Refusal);
        Assert.Null((await Shop.Get<RemoveDemo>().Run(ana)).Refusal);

        Assert.Empty(await Shop.All<Signup>());
        Assert.Empty(await Shop.All<Customer>());
        Assert.Equal(DemoState.Offered, await Shop.Get<ReadDemo>().Run(ana));
        Assert.Equal(FillDemo.MailsAreSent, (await ActivatorUtilities.CreateInstance<FillDemo>(Shop.Services, Options.Create(new MailOptions { Smtp = { Host = "mail.northwind.example" } })).Run(ana)).Refusal);
    }

    private async Task<Actor> Ana()
    {
        await using var db = Shop.Open();
        var login = await db.Users.SingleAsync();
        return new(login.Id, login.Role, null, login.DisplayName);
    }

    /// <summary>The rows of every table, ours and the sandbox's.</summary>
    private async Task<Dictionary<string, long>> Counted()
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (var file in new[] { "signup.db", "sandbox.db" })
        {
            if (Directory.GetFiles(Shop.Folder, file, SearchOption.AllDirectories) is not [var path]) { continue; } // the sandbox has none before it is first asked
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            foreach (var table in await Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'board_search%'")) { counts[$"{file} {table}"] = long.Parse((await Column(connection, $"SELECT CAST(COUNT(*) AS TEXT) FROM \"{table}\""))[0], null); }
        }

        return counts;
    }

    private async Task<List<string>> AtSandbox(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Directory.GetFiles(Shop.Folder, "sandbox.db", SearchOption.AllDirectories).Single()};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return await Column(connection, sql);
    }

    private static async Task<List<string>> Column(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await reader.ReadAsync()) { values.Add(reader.GetString(0)); }
        return values;
    }
}
