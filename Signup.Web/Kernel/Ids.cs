namespace SignupWeb.Kernel;

/// <summary>A typed id. New ones are version 7 UUIDs, so they sort by the moment they were made.</summary>
public interface IId<TSelf> : IParsable<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

internal static class Ids
{
    public static bool TryParse<TId>(string? s, IFormatProvider? provider, out TId result)
        where TId : struct, IId<TId>
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = TId.From(value);
        return parsed;
    }
}
