using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.Platform.Upgrades;

/// <summary>
/// A database of every state the tables have been in comes up to date with all that is in it. After a new migration: SIGNUP_STORED_SCHEMAS=write and this class once; what is
/// there already stays.
/// </summary>
public sealed class UpgradingFromEverySchema
{
    public static TheoryData<string> Stored => [.. StoredSchemas.All];

    [Fact]
    public async Task There_is_one_for_each_migration()
    {
        await using var database = TestDatabase.In(Template.EmptyFolder());
        await using var db = database.Open();
        if (Environment.GetEnvironmentVariable("SIGNUP_STORED_SCHEMAS") == "write") { await Write(db.Database.GetMigrations()); }
        Assert.Equal(db.Database.GetMigrations(), StoredSchemas.All, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public async Task Customers_orders_contracts_and_the_board_are_what_they_were(string schema)
    {
        var folder = Template.EmptyFolder();
        await StoredSchemas.Unpack(schema, folder);
        Assert.Equal(schema, DatabaseCopy.SchemaOf(Path.Combine(folder, "signup.db")));

        await using var shop = TestDatabase.In(folder);
        await shop.Migrate();

        await using var db = shop.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal("ok", (await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync())[0]);
        var customers = await db.Set<Customer>().AsNoTracking().OrderBy(c => c.Email).ToListAsync();
        Assert.Equal(["ben@hafenlicht.example", "mara@hafenlicht.example", "noor@hafenlicht.example"], customers.Select(c => c.Email.Value), StringComparer.Ordinal);
        Assert.All(customers, c => Assert.Equal("Mara Lindqvist", c.Profile.FullName));
        var orders = await db.Set<Order>().AsNoTracking().OrderBy(o => o.PlacedAt).ToListAsync();
        Assert.Equal([("Team", OrderState.Accepted), ("Critical", OrderState.Accepted), ("Team", OrderState.Cancelled)], orders.Select(o => (o.Offer.PlanName, o.State)));
        Assert.Equal(orders.Select(o => o.Total), orders.Select(o => o.Net + o.Tax));
        var contracts = await db.Set<Contract>().AsNoTracking().OrderBy(c => c.Number).ToListAsync();
        Assert.Equal([("C-00001", "Team"), ("C-00002", "Critical")], contracts.Select(c => (c.Number, c.PlanName)));
        Assert.All(contracts, c => Assert.Equal((ContractState.Active, "Hafenlicht GmbH", c.TextHash), (c.State, c.CustomerName, c.Text.Hash)));
        Assert.Equal(contracts.Select(c => c.OrderId), (await db.Set<Subscription>().AsNoTracking().Where(s => s.EndedAt == null).ToListAsync()).OrderBy(s => contracts.FindIndex(c => c.OrderId == s.OrderId)).Select(s => s.OrderId));
        Assert.Equal(2, await db.Set<Invoice>().CountAsync(i => i.PurchaseId != null));
        var entries = await db.Set<BoardEntry>().AsNoTracking().Where(e => e.OnBoard).ToListAsync();
        Assert.Equal(contracts.Select(c => c.Id.Value).Order(), entries.Select(e => e.ContractId.Value).Order());
    }

    /// <summary>A shop of today in which three people did what they do, and from it, migration by migration, the tables of before.</summary>
    private static async Task Write(IEnumerable<string> migrations)
    {
        var folder = Template.EmptyFolder();
        await using (var shop = new AppHost(new ManualTime(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))))
        {
            using var mara = new Headless(shop);
            using var ben = new Headless(shop);
            using var noor = new Headless(shop);
            await mara.Order();
            shop.Time!.Advance(TimeSpan.FromSeconds(1));
            await ben.Order("Critical", "yearly", email: "ben@hafenlicht.example");
            shop.Time.Advance(TimeSpan.FromSeconds(1));
            await noor.Order(email: "noor@hafenlicht.example");
            await noor.Post($"/api/orders/{noor.OrderId}/cancel", new { });
            shop.LetTheWindowPass();
            await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed" && (string?)(await ben.Signup())["state"] == "completed" && await Quiet(shop), "two bought and one cancelled");
            DatabaseCopy.Make(Path.Combine(shop.Folder, "signup.db"), Path.Combine(folder, "signup.db"));
        }

        await using var database = TestDatabase.In(folder);
        await using var db = database.Open();
        foreach (var migration in migrations.Reverse())
        {
            await db.GetService<IMigrator>().MigrateAsync(migration);
            var compact = Path.Combine(folder, migration);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {compact}");
            if (!StoredSchemas.All.Contains(migration, StringComparer.Ordinal)) { await StoredSchemas.Pack(migration, compact); }
        }
    }

    private static async Task<bool> Quiet(AppHost shop) => (await shop.All<SignupWeb.Platform.Outbox.Delivery>()).Count == 0;
}
