namespace SignupWeb.SysOps.Search;

/// <summary>Which kind of thing is looked for.</summary>
public enum WantedKind
{
    Everything,
    Customers,
    ContractsAndOrders,
    Risks,
    Actions,
}

/// <summary>What somebody types into the command menu: words, perhaps behind a sign for one kind of thing.</summary>
public sealed record Wanted(string Words, WantedKind Kind)
{
    public const int Longest = 100;

    public bool IsNothing => Words.Length == 0;

    /// <summary>"@tide" means customers only, "#" contracts, orders, sign-ups and requests, "!" risks, ">" actions.</summary>
    public static Wanted Of(string? typed)
    {
        var text = typed?.Trim() is { Length: <= Longest } words ? words : string.Empty;
        return text switch
        {
            ['@', .. var rest] => new(rest.Trim(), WantedKind.Customers),
            ['#', .. var rest] => new(rest.Trim(), WantedKind.ContractsAndOrders),
            ['!', .. var rest] => new(rest.Trim(), WantedKind.Risks),
            ['>', .. var rest] => new(rest.Trim(), WantedKind.Actions),
            _ => new(text, WantedKind.Everything),
        };
    }

    public bool Is(WantedKind kind) => Kind == kind || Kind == WantedKind.Everything;
}
