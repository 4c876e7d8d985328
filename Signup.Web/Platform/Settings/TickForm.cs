using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>Any of several; kept in their order with commas between.</summary>
/// <param name="Choices">Each as it is kept, and its word in English, the key of its translation.</param>
public sealed record TickForm(params IReadOnlyList<(string Kept, string Word)> Choices) : SettingForm
{
    /// <summary>What is said when none is ticked, in English, likewise translated.</summary>
    public string None { get; init; } = "nobody";

    /// <summary>Those that nobody can take away.</summary>
    public IReadOnlyList<string> Always { get; init; } = [];

    /// <summary>The ones ticked in what is kept, and always those that are always.</summary>
    public static IReadOnlyList<string> Of(string kept) => kept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public override Result<string> Read(string? typed)
    {
        var ticked = Of(typed ?? string.Empty);
        if (ticked.Any(one => !Choices.Any(choice => Is(choice.Kept, one)))) { return Invalid("Choose from the list"); }
        return string.Join(',', Choices.Select(choice => choice.Kept).Where(known => Always.Contains(known, StringComparer.Ordinal) || ticked.Any(one => Is(known, one))));
    }

    public override string? Write(string kept) => Read(kept) is { IsRefused: false, Value: var text } ? text : null;

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
