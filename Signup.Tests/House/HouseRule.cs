namespace SignupTests.House;

/// <summary>A rule of the house as a sentence, and how to see that a mention breaks it.</summary>
public sealed record HouseRule(string Sentence, Func<Resident, Mention, bool> IsBrokenBy)
{
    /// <summary>One line for each type that breaks the rule, saying what it should not mention.</summary>
    public IReadOnlyList<string> BrokenIn(IEnumerable<Resident> house) =>
    [
        .. from resident in house
           let broken = resident.Mentions.Where(mention => IsBrokenBy(resident, mention)).Select(mention => mention.ToString()).Distinct(StringComparer.Ordinal).ToList()
           where broken.Count > 0
           select $"{resident.Name} mentions {string.Join(", ", broken)}",
    ];

    public override string ToString() => Sentence;
}
