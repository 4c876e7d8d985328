namespace SignupTests.House;

/// <summary>Where in the house a namespace is: the folder below the root.</summary>
public static class Place
{
    /// <summary>The real house, and the one planted violations live in, which mirrors it.</summary>
    public const string Real = "SignupWeb";

    public const string Planted = "SignupTests.House.Planted";

    /// <summary>The folder, e.g. "Payments.Stripe"; empty for the root itself; null when it is not ours.</summary>
    public static string? Of(string @namespace) => Below(@namespace, Planted) ?? Below(@namespace, Real);

    public static bool IsIn(string? place, string folder) =>
        place is not null && (place == folder || place.StartsWith(folder + ".", StringComparison.Ordinal));

    private static string? Below(string @namespace, string root) =>
        @namespace == root ? string.Empty
        : @namespace.StartsWith(root + ".", StringComparison.Ordinal) ? @namespace[(root.Length + 1)..]
        : null;
}
