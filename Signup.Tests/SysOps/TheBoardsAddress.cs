using SignupWeb.Platform.Web.Parts;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>What the board shows stands in its address, and nothing typed into the address breaks it.</summary>
public sealed class TheBoardsAddress
{
    [Theory]
    [InlineData("/ops/board", null, null, null, null, null)]
    [InlineData("/ops/board?colour=none&q=juno&view=table&sort=customer&page=3", "none", "juno", "table", "customer", 3)]
    [InlineData("/ops/board?colour=red", "red", " ", "columns", "worst", 1)]
    [InlineData("/ops/board", "pink", "", "cube", "fastest", -7)]
    [InlineData("/ops/board", "grey", null, null, "99", 0)]
    public void It_says_what_is_shown_and_nothing_else(string address, string? colour, string? q, string? view, string? sort, int? page) =>
        Assert.Equal(address, BoardAddress.Of(colour, q, view, sort, page).ToString());

    [Theory]
    [InlineData("/ops/board?view=table&after=red.C-00412", "red.C-00412", null)]
    [InlineData("/ops/board?view=table&before=none.C-00412", null, "none.C-00412")]
    [InlineData("/ops/board?view=table&before=end", null, "end")]
    [InlineData("/ops/board?view=table&after=red.C-00412.639300000000000000", "red.C-00412.639300000000000000", null)]
    [InlineData("/ops/board?view=table", "red.C-00412.soon", "red.C-00412.9999999999999999999")]
    [InlineData("/ops/board?view=table", "pink.C-00412", "red.")]
    [InlineData("/ops/board?view=table", "red.C-0.1", "C-00412")]
    public void A_page_begins_or_ends_at_a_place(string address, string? after, string? before)
    {
        var page = BoardAddress.Of(null, null, "table", null, null, after, before);

        Assert.Equal(address, page.ToString());
        Assert.Equal("/ops/board?view=table", page.Start.ToString());
    }

    [Theory]
    [InlineData("/ops/board?owner=me&due=today&sort=deadline", "me", "today")]
    [InlineData("/ops/board?owner=Ben%20Adler&due=overdue&sort=deadline", " Ben Adler ", "OVERDUE")]
    [InlineData("/ops/board?sort=deadline", " ", "1")]
    [InlineData("/ops/board?sort=deadline", null, "yesterday")]
    public void Whose_and_by_when_stand_in_it(string address, string? owner, string? due)
    {
        var asked = BoardAddress.Of(null, null, null, "deadline", null, owner: owner, due: due);

        Assert.Equal(address, asked.ToString());
        Assert.Equal("/ops/board?sort=deadline", asked.Everything.ToString());
        Assert.Equal(owner is null || owner == " ", asked.ShowsAll);
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(21, 1)]
    [InlineData(int.MaxValue, 1)]
    public void Only_the_first_pages_have_numbers(int asked, int shown) => Assert.Equal(shown, BoardAddress.Of(null, null, "table", null, asked).Page);

    [Fact]
    public void Pressing_a_tile_twice_shows_everything_again()
    {
        var all = BoardAddress.Of(null, "juno", null, null, null);

        Assert.Equal("/ops/board?colour=red&q=juno", all.Toggle(Tone.Red).ToString());
        Assert.Equal(all, all.Toggle(Tone.Red).Toggle(Tone.Red));
    }

    [Fact]
    public void Words_longer_than_anybody_types_are_left_out() => Assert.Empty(BoardAddress.Of(null, new string('x', 101), null, null, null).Text);
}
