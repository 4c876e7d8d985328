using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>Words are found wherever they stand, as plain text, and what left the board is found no more.</summary>
public class SearchingTheBoard : IAsyncLifetime
{
    private static readonly string[] Customers =
    [
        "Müller & Söhne GmbH", "MÜLLHEIM Städtische Werke", "O'Hara \"Quoted\" Ltd", "100% Rabatt AG", "under_score SE", "back\\slash", "NEAR(a b) OR c*", "Straße 7", "Kovač d.o.o.", "東京電力株式会社", "Ål", "x",
    ];

    private TestDatabase house = null!;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps());
        await house.Change(db =>
        {
            foreach (var (customer, i) in Customers.Select((c, i) => (c, i))) { SampleContracts.Plant(db, 400 + i, customer, i % 2 == 0 ? "Team" : "Critical", BillingCycle.Monthly, house.Time.GetUtcNow().AddMinutes(i)); }
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData("üll", "Müller & Söhne GmbH", "MÜLLHEIM Städtische Werke")]
    [InlineData("ÜLLER & SÖ", "Müller & Söhne GmbH")]
    [InlineData("städt", "MÜLLHEIM Städtische Werke")]
    [InlineData("\"quoted\"", "O'Hara \"Quoted\" Ltd")]
    [InlineData("o'h", "O'Hara \"Quoted\" Ltd")]
    [InlineData("00%", "100% Rabatt AG")]
    [InlineData("r_s", "under_score SE")]
    [InlineData("k\\s", "back\\slash")]
    [InlineData("NEAR(", "NEAR(a b) OR c*")]
    [InlineData("or c*", "NEAR(a b) OR c*")]
    [InlineData("traße", "Straße 7")]
    [InlineData("ač d.o", "Kovač d.o.o.")]
    [InlineData("電力株", "東京電力株式会社")]
    [InlineData("c-00403", "100% Rabatt AG")]
    [InlineData("0403", "100% Rabatt AG")]
    public async Task Three_letters_or_more_are_found_anywhere(string words, params string[] customers) => Assert.Equal(customers, await Found(words), StringComparer.Ordinal);

    [Theory]
    [InlineData("mü", "Müller & Söhne GmbH", "MÜLLHEIM Städtische Werke")]
    [InlineData("SÖ", "Müller & Söhne GmbH")]
    [InlineData("ll")]
    [InlineData("ål", "Ål")]
    [InlineData("x", "x")]
    [InlineData("m", "Müller & Söhne GmbH", "MÜLLHEIM Städtische Werke")]
    [InlineData("g")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\"")]
    [InlineData("\"Q", "O'Hara \"Quoted\" Ltd")]
    public async Task One_or_two_find_what_begins_with_them(string words, params string[] customers) => Assert.Equal(customers, await Found(words), StringComparer.Ordinal);

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"\"")]
    [InlineData("a\" OR \"b")]
    [InlineData("Customer:")]
    [InlineData("{Number} : x*")]
    [InlineData("^mül")]
    [InlineData("\u0000\u0001")]
    [InlineData("mül\u0000ler")]
    [InlineData("' OR 1=1 --")]
    public async Task Whatever_is_typed_is_only_text(string words)
    {
        var board = await house.Get<ReadBoard>().Run(BoardAddress.Of(null, words, "table", null, null));

        Assert.InRange(board.Found, 0, Customers.Length);
        Assert.Equal(Customers.Length, board.Counts.All);
    }

    [Fact]
    public async Task A_word_that_fits_very_many_finds_the_newest_and_says_that_there_are_more()
    {
        await using var db = house.Open();
        await house.Change(planting => Task.FromResult(ManyContracts.Sample(planting, house.Time.GetUtcNow().AddDays(1))));
        await ManyContracts.Plant(db, (await house.All<Contract>()).Single(c => c.Number == "C-00001"), 10_000, 2_000);
        var newest = (await house.All<Contract>()).Where(c => c.CustomerName.Contains("GmbH", StringComparison.Ordinal)).OrderByDescending(c => c.SignedAt).Take(ReadBoard.MostFound);

        var many = await house.Get<ReadBoard>().Run(BoardAddress.Of(null, "gmbh", "table", "oldest", null));
        var few = await house.Get<ReadBoard>().Run(BoardAddress.Of(null, "juno", "table", "oldest", null));

        Assert.Equal((ReadBoard.MostFound, true), (many.Found, many.ThereAreMore));
        Assert.Equal(newest.Last().Number, many.Rows[0].Number);
        Assert.Equal((285, false), (few.Found, few.ThereAreMore));
    }

    /// <summary>Words one by one find what the whole text does, whether the rarest of them is rare or common.</summary>
    [Fact]
    public async Task Several_words_find_what_has_them_in_a_row()
    {
        await house.Change(planting => Task.FromResult(ManyContracts.Sample(planting, house.Time.GetUtcNow().AddDays(1))));
        await using var db = house.Open();
        await ManyContracts.Plant(db, (await house.All<Contract>()).Single(c => c.Number == "C-00001"), 10_000, 4_000);
        var all = await house.All<BoardEntry>();

        foreach (var words in new[] { "harborcor logistics", "logistics gmbh", "R LOGISTICS A", "Özdemircor Optik Ltd", "ware gmbh", "gmbh logistics", "logistics  gmbh", "c-10003 harbor" })
        {
            var meant = all.Where(e => $"{e.Number}|{e.Customer}|{e.Plan}".Contains(words, StringComparison.OrdinalIgnoreCase)).OrderByDescending(e => e.Row).Select(e => e.Row).ToList();
            foreach (var most in new[] { 5, 501 }) { Assert.Equal((words, string.Join(' ', meant.Take(most))), (words, string.Join(' ', (await BoardSearch.Newest(db, words, most, default)).Select(e => e.Row)))); }
        }
    }

    [Theory]
    [InlineData("Customer 1000000", " 1000000", "Customer")]
    [InlineData("harbor log", "harbor", " log")]
    [InlineData("harbor 7 werft", "harbor", " werft")]
    [InlineData("x 100", " 100")]
    [InlineData("x y")]
    [InlineData("  one  ")]
    [InlineData("電力 株式会社", " 株式会社")]
    public void A_text_is_looked_up_by_its_words(string text, params string[] words) => Assert.Equal(words, BoardSearch.Words(text), StringComparer.Ordinal);

    [Fact]
    public async Task Who_was_erased_is_found_no_more_and_a_day_later_the_index_has_forgotten_their_letters()
    {
        await house.Change(db =>
        {
            foreach (var contract in db.Set<Contract>()) { if (contract.CustomerName != "Ål") { db.Announce(new CustomerErased(contract.CustomerId, "the customer", null)); } }
            return Task.CompletedTask;
        });

        await house.Deliver();
        Assert.Empty(await Found("mül"));
        Assert.Equal(["Ål"], await Found("ål"), StringComparer.Ordinal);
        if (house.Get<IDatabase>().TidySearch is null) { return; } // PostgreSQL's vacuum tidies its index
        var stillThere = await Letters();
        await house.Pass(TimeSpan.FromDays(1));
        await house.Pass(TimeSpan.FromMinutes(1));

        var tidied = await Letters();
        Assert.Equal(["Ål"], await Found("ål"), StringComparer.Ordinal);
        await using (var db = house.Open()) { await db.Database.ExecuteSqlRawAsync("INSERT INTO board_search (board_search) VALUES ('rebuild')"); }
        Assert.Equal(await Letters(), tidied);
        Assert.True(tidied.Length < stillThere.Length / 5, $"{stillThere.Length} before, {tidied.Length} after");
    }

    /// <summary>Everything the index keeps of words.</summary>
    private async Task<string> Letters()
    {
        await using var db = house.Open();
        var blocks = await db.Database.SqlQueryRaw<byte[]>("SELECT block AS \"Value\" FROM board_search_data WHERE id > 10 ORDER BY id").ToListAsync();
        return string.Concat(blocks.Select(Convert.ToHexString));
    }

    private async Task<IEnumerable<string>> Found(string words) =>
        (await house.Get<ReadBoard>().Run(BoardAddress.Of(null, words, "table", "oldest", null))).Rows.Select(r => r.Customer);
}
