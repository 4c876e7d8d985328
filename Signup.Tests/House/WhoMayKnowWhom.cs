using Xunit;

namespace SignupTests.House;

/// <summary>The compiled house keeps its rules; and each rule is seen to fail where a violation was planted.</summary>
public sealed class WhoMayKnowWhom
{
    private static readonly IReadOnlyList<Resident> Real = CompiledHouse.Ours;
    private static readonly IReadOnlyList<Resident> Planted = CompiledHouse.Read(typeof(WhoMayKnowWhom).Assembly.Location, Place.Planted);

    public static TheoryData<string> Sentences => [.. HouseRules.All.Select(rule => rule.Sentence)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_house_keeps_the_rule(string sentence)
    {
        var broken = Rule(sentence).BrokenIn(Real);

        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_rule_is_seen_to_fail_on_what_was_planted_for_it(string sentence)
    {
        var meant = Violations.Planted.Where(planted => planted.Rule.Sentence == sentence).Select(planted => planted.By.FullName!).Order(StringComparer.Ordinal);

        var caught = Rule(sentence).BrokenIn(Planted).Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal);

        Assert.NotEmpty(meant);
        Assert.Equal(meant, caught);
    }

    [Fact]
    public void Every_folder_has_its_place_among_the_layers() =>
        Assert.Empty(Real.Select(who => Layers.TopOf(who.Place)).Distinct(StringComparer.Ordinal).Except(Layers.MayKnow.Keys, StringComparer.Ordinal));

    [Fact]
    public void The_reading_sees_the_whole_house()
    {
        Assert.Contains(Real, who => who.Name == "SignupWeb.OrderAccepted" && who.Place == "Events");
        Assert.Contains(Real, who => who.Name == "Program" && who.Mentions.Any(what => what.IsIn("SysOps")));
        Assert.Contains(Real, who => who.IsComponent);
        Assert.Contains(Real, who => who.IsIn("Platform.Deadlines") && who.Mentions.Any(what => what.Type.StartsWith("Quartz.", StringComparison.Ordinal)));
    }

    private static HouseRule Rule(string sentence) => HouseRules.All.Single(rule => rule.Sentence == sentence);
}
