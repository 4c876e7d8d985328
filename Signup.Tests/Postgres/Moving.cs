using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Postgres;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.Postgres;

/// <summary>A shop on SQLite is moved to PostgreSQL: all of it, or nothing.</summary>
public sealed class Moving : IAsyncLifetime
{
    private readonly KeyValuePair<string, string>[] target = PostgresServer.NewDatabase(template: null);
    private readonly string folder = Template.DataFolder();
    private readonly List<MovedTable> told = [];
    private string linkKey = string.Empty;

    /// <summary>Orders with everything that comes of them, a board, a file of keys.</summary>
    public async Task InitializeAsync()
    {
        await using var shop = await AcceptedOrders.Database(new KeyValuePair<string, string?>("Data:Directory", folder));
        await shop.Accept(AcceptedOrders.Of(Sample.Team()));
        await shop.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook));
        await shop.Change(db =>
        {
            SampleContracts.PlantBoard(db, shop.Time.GetUtcNow());
            var login = Logins.Make(EmailAddress.Kept("ana@northwind.example"), Role.Admin, "Ana Kovač", null);
            login.PasswordHash = "Ünï\tcode\n\u001f";
            db.Add(login);
            return Task.CompletedTask;
        });
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(folder, "keys", "key-1.xml"), "<key id=\"1\" />");
        linkKey = shop.Get<LinkKeys>().Newest.Id;
    }

    public Task DisposeAsync()
    {
        Template.Remove(folder);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Everything_is_there_afterwards_and_goes_on_where_it_was()
    {
        await using var before = TestDatabase.In(folder);
        await using var there = TestDatabase.In(folder, target);

        var moved = (await Move(there)).Value;

        Assert.Equal(moved, told);
        Assert.All(["contracts", "board_entries", "tallies", "outbox", "invoices", "logins", "number_series"], name => Assert.True(moved.Single(t => t.Name == name).Rows > 0, name));
        Assert.Equal((await before.All<Contract>()).Select(c => (c.Number, c.Id, c.SignedAt, c.Offer.Net, c.Colour)).OrderBy(c => c.Number, StringComparer.Ordinal), (await there.All<Contract>()).Select(c => (c.Number, c.Id, c.SignedAt, c.Offer.Net, c.Colour)).OrderBy(c => c.Number, StringComparer.Ordinal));
        Assert.Equal((await before.All<Tally>()).Select(t => (t.Name, t.Count)).OrderBy(t => t.Name, StringComparer.Ordinal), (await there.All<Tally>()).Select(t => (t.Name, t.Count)).OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.Equal("<key id=\"1\" />", Assert.Single(there.Get<Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository>().GetAllElements()).ToString());
        Assert.Equal(linkKey, there.Get<LinkKeys>().Newest.Id);
        var last = (await before.All<OutboxMessage>()).Max(m => m.Sequence);
        await there.Announce(AcceptedOrders.Of(Sample.Team()));
        Assert.Equal(last + 1, (await there.All<OutboxMessage>()).Max(m => m.Sequence));
        await using var db = there.Open();
        Assert.NotEmpty(await BoardSearch.Newest(db, "harbor", 5, default));
        Assert.Equal(0, await db.Database.SqlQueryRaw<int>("""SELECT CAST(COUNT(*) AS integer) AS "Value" FROM pg_trigger WHERE tgenabled = 'D'""").SingleAsync());
    }

    [Fact]
    public async Task Where_something_is_already_nothing_is_moved()
    {
        await using var there = TestDatabase.In(folder, target);
        Assert.False((await Move(there)).IsRefused);

        Assert.Equal("MOVE_NOT_EMPTY", (await Move(there)).Refusal!.Code);
    }

    [Fact]
    public async Task What_cannot_be_kept_there_stops_it_and_leaves_nothing()
    {
        await using var before = TestDatabase.In(folder);
        await using (var db = before.Open())
        {
            await db.Database.ExecuteSqlRawAsync("""UPDATE outbox SET "Body" = "Body" || char(0) WHERE "Sequence" = (SELECT MAX("Sequence") FROM outbox)""");
        }

        await using var there = TestDatabase.In(folder, target);

        await Assert.ThrowsAsync<PostgresException>(() => Move(there));

        Assert.Empty(await there.All<Contract>());
        Assert.Empty(await there.All<OutboxMessage>());
    }

    [Fact]
    public async Task A_file_of_another_version_is_refused()
    {
        await using var before = TestDatabase.In(folder);
        await using (var db = before.Open())
        {
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_Later', '11.0.0')""");
        }

        await using var there = TestDatabase.In(folder, target);

        Assert.Equal("MOVE_OUTDATED", (await Move(there)).Refusal!.Code);
    }

    [Fact]
    public async Task The_owner_does_it_with_one_command()
    {
        using var program = new AppProcess { Folder = folder };

        var (code, said) = await program.Ask(["move", .. target.SelectMany(s => new[] { "--" + s.Key, s.Value })]);

        Assert.True(code == 0, said);
        Assert.Contains("rows, the same on both sides, and the keys.", said, StringComparison.Ordinal);
    }

    private Task<Result<IReadOnlyList<MovedTable>>> Move(TestDatabase there) => ActivatorUtilities.CreateInstance<MoveToPostgres>(there.Services).Run(new Told(told));

    private sealed class Told(List<MovedTable> all) : IProgress<MovedTable>
    {
        public void Report(MovedTable value) => all.Add(value);
    }
}
