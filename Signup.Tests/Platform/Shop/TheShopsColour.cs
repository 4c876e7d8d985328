using System.Text.RegularExpressions;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Platform.Shop;

/// <summary>One colour of the owner, and what the pages make of it.</summary>
public sealed partial class TheShopsColour
{
    private const double Readable = 4.5;

    [Theory]
    [InlineData("#4f46e5", null)]
    [InlineData("#1B7F5A", null)]
    [InlineData("#000000", null)]
    [InlineData("#ffcc00", "SETTING_INVALID")]
    [InlineData("#7aa7ff", "SETTING_INVALID")]
    [InlineData("red", "SETTING_INVALID")]
    [InlineData("#12345", "SETTING_INVALID")]
    [InlineData("#12345g", "SETTING_INVALID")]
    [InlineData("", "SETTING_INVALID")]
    public void Is_taken_when_white_text_can_be_read_on_it(string typed, string? code) => Assert.Equal(code, new ColourForm().Read(typed).Refusal?.Code);

    [Fact]
    public void Gives_shades_that_can_be_read_in_both_themes_whatever_it_is()
    {
        var tried = 0;
        for (var value = 0; value < 0x1000000; value += 0x010d0b)
        {
            var written = $"#{value:x6}";
            if (!Shades.Fits(written)) { continue; }
            tried++;
            var css = Shades.Of(written).ToCss();
            var (light, dark) = (Themes(css, 1), Themes(css, 2));

            Assert.True(Of(light, "accent").Against(Tint.White) >= Readable, written);
            Assert.True(Of(light, "accent-text").Against(Of(light, "accent-back")) >= Readable, written);
            Assert.True(Of(dark, "accent").Against(Of(dark, "accent-ink")) >= Readable, written);
            Assert.True(Of(dark, "accent").Against(Tint.Read("#151b28")!.Value) >= Readable, written);
            Assert.True(Of(dark, "accent-text").Against(Of(dark, "accent-back")) >= Readable, written);
            Assert.True(Of(dark, "accent-strong").Against(Of(dark, "accent-ink")) >= Readable, written);
        }

        Assert.True(tried > 50, $"{tried}");
    }

    private static Dictionary<string, Tint> Themes(string css, int which) => Pair().Matches(css).ToDictionary(pair => pair.Groups[3].Value, pair => Tint.Read(pair.Groups[which].Value)!.Value, StringComparer.Ordinal);

    private static Tint Of(Dictionary<string, Tint> theme, string name) => theme[name];

    [GeneratedRegex("--(?<3>[a-z-]+):light-dark\\((?<1>#[0-9a-f]{6}),(?<2>#[0-9a-f]{6})\\)", RegexOptions.None, 1000)]
    private static partial Regex Pair();
}
