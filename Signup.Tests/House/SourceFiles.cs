using System.Text.RegularExpressions;
using Xunit;

namespace SignupTests.House;

/// <summary>What the source itself must look like.</summary>
public sealed partial class SourceFiles
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Half_of_the_files_are_shorter_than_60_lines()
    {
        var lengths = Sources().Select(file => File.ReadLines(file).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 59);
    }

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Assert.Empty(Sources().Where(file => File.ReadLines(file).Count() > 250).Select(Named));

    [Fact]
    public void No_page_carries_inline_styles_or_scripts_since_browsers_are_told_to_refuse_them() =>
        Assert.Empty(Sources().Where(file => file.EndsWith(".razor", StringComparison.Ordinal)).Where(file => Inline().IsMatch(File.ReadAllText(file))).Select(Named));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.Empty(Sources().Where(file => LeftForLater().IsMatch(File.ReadAllText(file))).Select(Named));

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<script>alert(1)</script>", true)]
    [InlineData("<a onclick=\"go()\">", true)]
    [InlineData("<script src=\"js/site.js\"></script>", false)]
    [InlineData("<button @onclick=\"Save\">", false)]
    public void Inline_styles_and_scripts_are_recognised(string markup, bool inline) => Assert.Equal(inline, Inline().IsMatch(markup));

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "Signup.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !Generated().IsMatch(file));

    private static string Named(string file) => Path.GetRelativePath(Root, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signup.sln"))) { folder = folder.Parent ?? throw new InvalidOperationException("The tests run below the folder of Signup.sln."); }
        return folder.FullName;
    }

    [GeneratedRegex(@"[\\/](bin|obj|Migrations|wwwroot)[\\/]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();

    [GeneratedRegex("\\sstyle=\"|<script(?![^>]*\\ssrc=)[^>]*>|\\son[a-z]+=\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeftForLater();
}
