using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;
using Xunit;

namespace SignupTests.House;

/// <summary>docs/asvs.md names tests and files that are there.</summary>
public sealed partial class WhatTheSecurityPagesSay
{
    private static readonly string[] Rows = [.. File.ReadLines(Path.Combine(Sources.Root, "docs", "asvs.md")).Where(line => Requirement().IsMatch(line))];

    [Fact]
    public void Names_each_requirement_once()
    {
        var numbers = Rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(number => number.Trim()).ToList();

        Assert.Equal(253, numbers.Count);
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Names_only_tests_that_there_are()
    {
        var classes = typeof(WhatTheSecurityPagesSay).Assembly.GetTypes().ToLookup(type => type.Name, StringComparer.Ordinal);
        var named = Rows.SelectMany(row => Quoted().Matches(row.Split('|')[4])).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.DoesNotContain(named, name => !Exists(classes, name.Split('.')));
    }

    private static bool Exists(ILookup<string, Type> classes, string[] parts) => classes[parts[0]].Any(type => parts.Length == 1 || type.GetMethod(parts[1]) is not null);

    [Fact]
    public void Names_only_files_that_there_are() => Assert.DoesNotContain(
        Rows.SelectMany(row => Quoted().Matches(row.Split('|')[3])).Select(m => m.Groups["name"].Value),
        name => (FileName().IsMatch(name) && !File.Exists(Path.Combine(Sources.Root, name)) && !File.Exists(Path.Combine(Sources.Root, "Signup.Web", name))));

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requirement();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Za-z]+/\S+\.(?:cs|md|txt)$|^scripts/\S+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}

/// <summary>docs/dependencies.md against what is really in use, as scripts/dependencies does it.</summary>
public sealed class WhatIsInUse
{
    private static readonly string[][] Known = [.. File.ReadLines(Path.Combine(Sources.Root, "docs", "dependencies.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line.Split('|')[2].TrimStart()[0])).Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())];

    [Fact]
    public void Has_no_known_weakness_that_concerns_us()
    {
        var used = Packages().Concat(Versions.InUse()).ToList();

        Assert.Contains(used, one => one.Name == "sqlite" && Number(one.Version).Major == 3);
        Assert.NotEmpty(Known);
        Assert.Equal([], used.Where(one => Known.Any(known => known[1] == one.Name && known[4].StartsWith("yes", StringComparison.Ordinal) && Number(one.Version) < Number(known[2]))));
    }

    private static IEnumerable<(string Name, string Version)> Packages()
    {
        var file = Path.ChangeExtension(typeof(SignupDb).Assembly.Location, ".deps.json");
        if (!File.Exists(file)) { file = Path.Combine(Sources.Root, "Signup.Web", "bin", "Debug", "net10.0", "Signup.Web.deps.json"); }
        return JsonNode.Parse(File.ReadAllText(file))!["libraries"]!.AsObject().Select(library => library.Key.Split('/')).Select(parts => (parts[0], parts[1]));
    }

    private static Version Number(string version) => Version.Parse(version.Split('-')[0]);
}
