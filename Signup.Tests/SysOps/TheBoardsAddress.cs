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
