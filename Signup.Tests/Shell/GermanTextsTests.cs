using System.Text.RegularExpressions;
using System.Xml.Linq;
using SignupWeb.Shell;
using Xunit;

namespace SignupTests.Shell;

/// <summary>Reads the sources: a sentence shown in English without its German would otherwise only be noticed by a reader.</summary>
public sealed partial class GermanTextsTests
{
    private static readonly string Root = Path.Combine(SolutionFolder(), "Signup.Web");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Markers()
        => [.. Sources("*Texts.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => Sources(name + ".de.resx").Any())];

    [Theory]
    [MemberData(nameof(Markers))]
    public void Every_sentence_has_its_German(string marker)
    {
        var german = XDocument.Load(Sources(marker + ".de.resx").Single()).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

        var missing = Sources("*.razor").Concat(Sources("*.cs")).SelectMany(path => KeysIn(File.ReadAllText(path), marker)).Distinct(StringComparer.Ordinal).Where(key => !german.ContainsKey(key));

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Markers))]
    public void German_fills_in_the_same_values(string marker)
    {
        var sentences = XDocument.Load(Sources(marker + ".de.resx").Single()).Root!.Elements("data");

        var wrong = sentences.Where(data => !Slots(data.Attribute("name")!.Value).SetEquals(Slots(data.Element("value")!.Value))).Select(data => data.Attribute("name")!.Value);

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_side_navigation_speaks_German_too()
    {
        var german = XDocument.Load(Sources("ShellTexts.de.resx").Single()).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(SysOpsMenu.Entries, entry => Assert.True(german.IsSupersetOf([entry.Group, entry.Name]), entry.Name));
    }

    private static IEnumerable<string> KeysIn(string source, string marker)
        => Regex.Matches(source, $@"IStringLocalizer<{marker}>\s+(\w+)", RegexOptions.None, Patience).Select(found => found.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .SelectMany(name => Regex.Matches(source, $@"\b{name}\[""((?:[^""\\]|\\.)*)""", RegexOptions.None, Patience).Select(found => Regex.Unescape(found.Groups[1].Value)));

    private static HashSet<string> Slots(string sentence) => [.. SlotPattern().Matches(sentence).Select(slot => slot.Value)];

    private static IEnumerable<string> Sources(string pattern)
        => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("\\obj\\", StringComparison.Ordinal) && !path.Contains("\\bin\\", StringComparison.Ordinal));

    private static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signup.sln"))) { folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the source tree."); }
        return folder.FullName;
    }

    [GeneratedRegex(@"\{\d+(?=[,:}])", RegexOptions.None, 5000)]
    private static partial Regex SlotPattern();
}
