using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace SignupTests.House;

/// <summary>A comment that gives a number sends its reader to docs/requirements.md; the number must be there.</summary>
public sealed partial class Requirements
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Sources.Root, "docs", "requirements.md"));

    private static readonly HashSet<string> Written = NumbersIn(Document).Concat(LabelsIn(Document)).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Stand_in_the_document_whose_numbers_the_code_gives() =>
        Assert.Empty(Sources.OfTheApplication().SelectMany(file => Unknown(File.ReadAllText(file)).Select(number => $"{Sources.Named(file)}: {number}")));

    [Theory]
    [InlineData("/// R1 steps 3, 5 and 13.", "R1 step 13")]
    [InlineData("/// R4 SEQ-CUST-001 steps 5 to 7", "SEQ-CUST-001 step 7")]
    [InlineData("/// SEQ-CUST-006", "SEQ-CUST-006")]
    [InlineData("summary (R6)", "R6")]
    [InlineData("@* P18: a page *@", "P18")]
    [InlineData("var a = 1; // holds G21", "G21")]
    public void That_were_made_up_are_noticed(string source, string number) => Assert.Equal([number], Unknown(source), StringComparer.Ordinal);

    [Fact]
    public void Are_not_looked_for_outside_of_comments() => Assert.Empty(Unknown("price.ToString(\"F9\")"));

    private static IEnumerable<string> Unknown(string source) =>
        NumbersIn(source).Concat(Comment().Matches(source).SelectMany(comment => LabelsIn(comment.Value))).Where(number => !Written.Contains(number));

    private static IEnumerable<string> NumbersIn(string text) => Number().Matches(text).SelectMany(found =>
    {
        var whole = found.Groups["sequence"].Success ? found.Groups["sequence"].Value : found.Groups["requirement"].Value;
        return found.Groups["steps"].Success ? Steps(found.Groups["steps"].Value).Select(step => $"{whole} step {step}") : [whole];
    });

    private static IEnumerable<string> LabelsIn(string text) => Label().Matches(text).Select(found => found.Value);

    /// <summary>"3, 5 and 6" and "4 to 6", one by one.</summary>
    private static IEnumerable<int> Steps(string said)
    {
        foreach (var part in said.Replace(" and ", ", ", StringComparison.Ordinal).Split(", "))
        {
            var ends = part.Split(" to ").Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
            for (var step = ends[0]; step <= ends[^1]; step++) { yield return step; }
        }
    }

    [GeneratedRegex(@"\b((?<requirement>R[1-9])\b( (?<sequence>SEQ-CUST-\d+))?|(?<sequence>SEQ-CUST-\d+))( steps? (?<steps>\d+((, | and | to )\d+)*))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[PGFB]\d{1,2}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"(//|/\*|@\*).*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}
