namespace SignupTests.House;

/// <summary>One thing a type's compiled code mentions: another type, or a member of it.</summary>
/// <param name="Type">Full name, without generic arguments.</param>
/// <param name="Place">Folder within our house, e.g. "Payments.Stripe"; null for everybody else's types.</param>
/// <param name="IsComponent">One of our own pages or parts of pages.</param>
/// <param name="Member">The method called, e.g. "Delay"; null for a mere mention of the type.</param>
/// <param name="Parameters">Full type names of the method's parameters.</param>
public sealed record Mention(string Type, string? Place, bool IsComponent, string? Member, IReadOnlyList<string> Parameters)
{
    public bool IsIn(string place) => House.Place.IsIn(Place, place);

    public override string ToString() => Member is null ? Type : $"{Type}.{Member}";
}

/// <summary>A type of ours with everything it mentions; what the compiler nests in it (lambdas, async methods) counts as its own.</summary>
public sealed record Resident(string Name, string Place, bool IsComponent, IReadOnlyList<Mention> Mentions)
{
    /// <summary>The class name without its namespace.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];

    public bool IsIn(string place) => House.Place.IsIn(Place, place);
}
