namespace SignupWeb.Contracts;

/// <summary>How a criterion, or a whole contract, stands (R5). From best to worst; what nobody assessed is worse than green and never counts as green.</summary>
public enum Colour
{
    Green,
    NotAssessed,
    Yellow,
    Red,
}

public static class Colours
{
    /// <summary>The worst of them; of nothing it is not assessed.</summary>
    public static Colour Worst(this IEnumerable<Colour> colours) => colours.DefaultIfEmpty(Colour.NotAssessed).Max();
}
