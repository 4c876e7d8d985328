using System.Text.RegularExpressions;
using Xunit;

namespace SignupTests.House;

/// <summary>What the source itself must look like.</summary>
public sealed partial class SourceFiles
{
    [Fact]
    public void Half_of_the_files_are_shorter_than_60_lines()
    {
        var lengths = Sources.OfTheApplication().Select(file => File.ReadLines(file).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 59);
    }

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Assert.Empty(Sources.OfTheApplication().Where(file => File.ReadLines(file).Count() > 250).Select(Sources.Named));

    [Fact]
    public void No_page_carries_inline_styles_or_scripts_since_browsers_are_told_to_refuse_them() =>
        Assert.Empty(Sources.OfTheApplication().Where(file => file.EndsWith(".razor", StringComparison.Ordinal)).Where(file => Inline().IsMatch(File.ReadAllText(file))).Select(Sources.Named));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.Empty(Sources.OfTheApplication().Where(file => LeftForLater().IsMatch(File.ReadAllText(file))).Select(Sources.Named));

    /// <summary>What is written between the read and the watching would never be shown.</summary>
    [Fact]
    public void A_live_part_still_reads_after_it_has_begun_to_watch() =>
        Assert.Empty(Sources.OfTheApplication().Where(file => file.EndsWith(".razor", StringComparison.Ordinal)).Where(file => WatchedTooLate().IsMatch(File.ReadAllText(file))).Select(Sources.Named));

    /// <summary>Whoever formats a date by hand forgets the zone, or the full stop of a German date.</summary>
    [Fact]
    public void Only_WrittenTime_puts_an_instant_in_words() =>
        Assert.Empty(Sources.OfTheApplication().Where(file => !file.EndsWith("WrittenTime.cs", StringComparison.Ordinal) && !file.Contains("Sandbox", StringComparison.Ordinal)).Where(file => WrittenByHand().IsMatch(File.ReadAllText(file))).Select(Sources.Named));

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<script>alert(1)</script>", true)]
    [InlineData("<a onclick=\"go()\">", true)]
    [InlineData("<script src=\"js/site.js\"></script>", false)]
    [InlineData("<button @onclick=\"Save\">", false)]
    public void Inline_styles_and_scripts_are_recognised(string markup, bool inline) => Assert.Equal(inline, Inline().IsMatch(markup));

    [GeneratedRegex("\\sstyle=\"|<script(?![^>]*\\ssrc=)[^>]*>|\\son[a-z]+=\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeftForLater();

    [GeneratedRegex("OnInitializedAsync\\(\\)\\s+\\{(?:(?!\n    \\}).)*await(?:(?!\n    \\}|await).)*Watch\\((?:(?!\n    \\}|await).)*\n    \\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex WatchedTooLate();

    [GeneratedRegex("MMM|ToString\\(\"[fFDdgGtT]\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrittenByHand();
}
