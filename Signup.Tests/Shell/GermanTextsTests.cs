using System.Text.RegularExpressions;
using System.Xml.Linq;
using SignupWeb.Shell;
using SignupWeb.SysOps.Risks;
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

    /// <summary>A kind of risk and a limit are put together from words that stand in the sources otherwise; what a country calls its regions stands with the countries.</summary>
    [Theory]
    [MemberData(nameof(Markers))]
    public void No_sentence_is_kept_that_nobody_says(string marker)
    {
        var said = string.Concat(Sources("*.razor").Concat(Sources("*.cs")).Concat(Sources("countries.json")).Select(File.ReadAllText));
        bool IsSaid(string words) => said.Contains($"\"{words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal);
        bool IsPutTogether(string key) => IsSaid(key.ToLowerInvariant().Replace(' ', '-')) || IsSaid(key.ToUpperInvariant().Replace(' ', '_')) || LimitPattern().IsMatch(key);

        var unsaid = XDocument.Load(Sources(marker + ".de.resx").Single()).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).Where(key => !IsSaid(key) && !IsPutTogether(key));

        Assert.Empty(unsaid);
    }

    [Theory]
    [MemberData(nameof(Markers))]
    public void German_fills_in_the_same_values(string marker)
    {
        var sentences = XDocument.Load(Sources(marker + ".de.resx").Single()).Root!.Elements("data");

        var wrong = sentences.Where(data => !Slots(data.Attribute("name")!.Value).SetEquals(Slots(data.Element("value")!.Value))).Select(data => data.Attribute("name")!.Value);

        Assert.Empty(wrong);
    }

    /// <summary>Another language puts the link elsewhere in the sentence: Filled does.</summary>
    [Fact]
    public void No_sentence_is_joined_from_halves_around_a_link_or_a_time()
        => Assert.Empty(Sources("*.razor").SelectMany(path => HalfPattern().Matches(File.ReadAllText(path)).Select(half => $"{Path.GetFileName(path)}: {half.Value}")));

    [Fact]
    public void The_side_navigation_speaks_German_too()
    {
        var german = XDocument.Load(Sources("ShellTexts.de.resx").Single()).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(SysOpsMenu.Entries, entry => Assert.True(german.IsSupersetOf([entry.Group, entry.Name]), entry.Name));
    }

    /// <summary>Kinds become words on the page of risks; which there are stands where each is raised.</summary>
    [Fact]
    public void Every_kind_of_risk_has_its_German()
    {
        var german = XDocument.Load(Sources("SysOpsTexts.de.resx").Single()).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var sources = Sources("*.cs").ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal);
        var raised = sources.SelectMany(file => RaisedPattern().Matches(file.Value).Select(found => (In: file.Key, Kind: found.Groups["kind"].Value)));
        var kinds = raised.Select(r => r.Kind.StartsWith('"') ? r.Kind.Trim('"') : ConstantOf(r.Kind, sources, r.In)).OfType<string>().ToHashSet(StringComparer.Ordinal);

        Assert.True(kinds.Count > 35, $"{kinds.Count}");
        Assert.DoesNotContain(kinds.Select(RiskWords.Of), words => !german.Contains(words));
    }

    /// <summary>"RiskKind" of the file itself, or "AnswerAmendment.NotAccepted" of the file of that class.</summary>
    private static string? ConstantOf(string name, Dictionary<string, string> sources, string here)
    {
        var parts = name.Split('.');
        var text = parts.Length == 1 ? sources[here] : sources.FirstOrDefault(file => file.Key.EndsWith($"{Path.DirectorySeparatorChar}{parts[^2]}.cs", StringComparison.Ordinal)).Value;
        return text is not null && Regex.Match(text, $@"const string {parts[^1]} = ""(?<value>[^""]+)""", RegexOptions.ExplicitCapture, Patience) is { Success: true } found ? found.Groups["value"].Value : null;
    }

    private static IEnumerable<string> KeysIn(string source, string marker)
        => Regex.Matches(source, $@"IStringLocalizer<{marker}>\s+(\w+)", RegexOptions.None, Patience).Select(found => found.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .SelectMany(name => Regex.Matches(source, $@"\b{name}(?:\[|\.Say\()""((?:[^""\\]|\\.)*)""", RegexOptions.None, Patience).Select(found => Regex.Unescape(found.Groups[1].Value)));

    private static HashSet<string> Slots(string sentence) => [.. SlotPattern().Matches(sentence).Select(slot => slot.Value)];

    private static IEnumerable<string> Sources(string pattern)
        => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("\\obj\\", StringComparison.Ordinal) && !path.Contains("\\bin\\", StringComparison.Ordinal));

    private static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signup.sln"))) { folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the source tree."); }
        return folder.FullName;
    }

    [GeneratedRegex("""(RiskFound\(|Risk\.Found\(|MissingThing\(|Trouble \w+ = new\()\s*(?<kind>"[A-Za-z_-]+"|[A-Z][A-Za-z]*(\.[A-Z][A-Za-z]*)?)\s*,""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RaisedPattern();

    [GeneratedRegex("""T\["([^"\\]|\\.)*[^.?!:"]"\]\s*<(a|strong|time)\b|</(a|strong|time)>,?\s+@T\["[a-z]""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex HalfPattern();

    [GeneratedRegex(", (how often|within)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex LimitPattern();

    [GeneratedRegex(@"\{\d+(?=[,:}])", RegexOptions.None, 5000)]
    private static partial Regex SlotPattern();
}
