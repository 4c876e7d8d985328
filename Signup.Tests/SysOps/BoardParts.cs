using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>The parts of the board by themselves: what is said in words, never by colour alone.</summary>
public sealed class BoardParts : BunitContext
{
    private readonly ManualTime clock = new(new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero));

    public BoardParts()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddLogging().AddLocalization();
        Services.AddOptions<ShopOptions>();
        Services.AddSingleton<Commits>();
        Services.AddSingleton<TimeProvider>(clock);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Theory]
    [InlineData(7, 7, "7 contracts, 7 not assessed", "7 Verträge, 7 nicht bewertet")]
    [InlineData(7, 0, "7 contracts, all assessed", "7 Verträge, alle bewertet")]
    [InlineData(1, 1, "1 contract, not assessed", "1 Vertrag, nicht bewertet")]
    [InlineData(1, 0, "1 contract, assessed", "1 Vertrag, bewertet")]
    [InlineData(0, 0, "", "")]
    public void Contracts_are_counted_in_the_right_number(int all, int notAssessed, string english, string german)
    {
        Assert.Equal(english, BoardWords.Counted(all, notAssessed, Services.GetRequiredService<IStringLocalizer<SysOpsTexts>>()));
        Assert.Equal(german, Speaking.In("de-DE", () => BoardWords.Counted(all, notAssessed, Services.GetRequiredService<IStringLocalizer<SysOpsTexts>>())));
    }

    [Theory]
    [InlineData(Tone.Red, "First response", "5 h 10 min", "Red: First response", "case red")]
    [InlineData(Tone.Yellow, "Restore test", "41 days ago", "Yellow: Restore test", "case yellow")]
    [InlineData(Tone.Green, null, "", "Green: All 5 criteria", "case green")]
    [InlineData(Tone.Grey, null, "", "Not assessed", "case none")]
    public void A_card_says_its_colour_in_a_word_and_draws_its_shape(Tone colour, string? worst, string detail, string words, string css)
    {
        var card = Render<BoardCard>(p => p.Add(c => c.Row, Row(colour, worst, detail)));

        Assert.Equal(words, card.Find(".colour").TextContent.Trim());
        Assert.Equal(css, card.Find("article").ClassName);
        Assert.Equal("true", card.Find(".colour svg").GetAttribute("aria-hidden"));
        Assert.Contains("3 h", card.Find(".due").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_too_long_again_and_again_is_one_line_until_something_else_happened()
    {
        AttentionEntry Entry(AttentionKind kind, int minute, string by = "") => new() { Id = Guid.NewGuid(), Kind = kind, Colour = Colour.Red, By = by, At = clock.GetUtcNow().AddMinutes(minute) };
        var reading = new ContractReading((Contract)Activator.CreateInstance(typeof(Contract), nonPublic: true)!, [], [], [Entry(AttentionKind.Overdue, 1), Entry(AttentionKind.Moved, 2, "Ana"), Entry(AttentionKind.Overdue, 3), Entry(AttentionKind.Overdue, 33)])
        {
            Evidence = new Dictionary<EvidenceId, EvidenceFile>(), Amendments = [], Tasks = [],
        };

        var lines = Render<CriteriaHistory>(p => p.Add(h => h.Reading, reading)).FindAll(".timeline b").Select(b => b.NextSibling?.TextContent is { } rest ? b.TextContent + rest : b.TextContent);

        Assert.Equal(["Left too long, 2 times", "Reminder moved, Ana", "Left too long", "Contract signed"], lines, StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_not_assessed_says_how_much_is_missing()
    {
        var card = Render<BoardCard>(p => p.Add(c => c.Row, Row(Tone.Grey, null, string.Empty) with { Assessed = 2 }));

        Assert.Equal("2 of 5 assessed", card.Find(".detail").TextContent);
    }

    [Fact]
    public void Four_colours_are_four_columns_and_a_filter_leaves_one()
    {
        var reading = BoardReading.Empty with { Rows = [Row(Tone.Red, "Availability", "99 %")], FoundByColour = new Dictionary<Tone, int> { [Tone.Red] = 40 } };

        var all = Render<BoardColumns>(p => p.Add(c => c.Reading, reading).Add(c => c.Address, BoardAddress.Of(null, null, null, null, null)));
        var one = Render<BoardColumns>(p => p.Add(c => c.Reading, reading).Add(c => c.Address, BoardAddress.Of("red", null, null, null, null)));

        Assert.Equal("Red 40, Yellow 0, Green 0, Not assessed 0", string.Join(", ", all.FindAll("h2").Select(h => h.TextContent.Trim())));
        Assert.Equal("/ops/board?colour=red&view=table", all.Find(".column.red .more a").GetAttribute("href"));
        Assert.Single(one.FindAll(".column"));
    }

    [Fact]
    public void The_search_carries_the_filter_along()
    {
        var filters = Render<BoardFilters>(p => p.Add(f => f.Address, BoardAddress.Of("none", "juno", "table", "oldest", 2)).Add(f => f.Found, 1).Add(f => f.All, 11));

        Assert.Equal("none, table", string.Join(", ", filters.FindAll("input[type=hidden]").Select(i => i.GetAttribute("value"))));
        Assert.Equal("juno", filters.Find("input[type=search]").GetAttribute("value"));
        Assert.Contains("1 of 11", filters.Find(".address").TextContent, StringComparison.Ordinal);
        Assert.Equal("/ops/board?q=juno&view=table&sort=oldest", filters.Find(".filter a").GetAttribute("href"));
    }

    [Fact]
    public void What_says_how_old_things_are_says_it_anew_each_minute()
    {
        var old = Render<Ageing>();
        Assert.Equal("13:32", old.Markup);

        clock.Advance(TimeSpan.FromMinutes(1));

        old.WaitForAssertion(() => Assert.Equal("13:33", old.Markup));
    }

    [Theory]
    [InlineData(0, "now")]
    [InlineData(59, "59 min")]
    [InlineData(60 * 47, "47 h")]
    [InlineData(60 * 24 * 12, "12 days")]
    public void Ages_are_short(int minutes, string text) =>
        Assert.Equal(text, Ago.Text(clock.GetUtcNow().AddMinutes(-minutes), clock.GetUtcNow(), Services.GetRequiredService<IStringLocalizer<SysOpsTexts>>()));

    private sealed class Ageing : StaffComponent
    {
        [Inject] private TimeProvider Now { get; set; } = null!;

        protected override bool HasAges => true;

        protected override Task Read() => Task.CompletedTask;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Now.GetUtcNow().ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private BoardRow Row(Tone colour, string? worst, string detail) =>
        new(ContractId.New(), "C-00412", "Harbor Logistics GmbH", "Critical", BillingCycle.Yearly, colour, worst, detail, colour == Tone.Grey ? 0 : 5, 5, clock.GetUtcNow().AddHours(-3));
}
