using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>One of several.</summary>
/// <param name="Choices">Each as it is kept, and its word in English, the key of its translation.</param>
public sealed record ChoiceForm(params IReadOnlyList<(string Kept, string Word)> Choices) : SettingForm
{
    public static readonly ChoiceForm Switch = new(("false", "Off"), ("true", "On"));

    /// <summary>Says a word in the reader's language where that is no translation of ours, such as the name of a country.</summary>
    public Func<string, string>? Named { get; init; }

    public override Result<string> Read(string? typed) => Find(typed?.Trim()) is { } found ? found : Invalid("Choose one of the list");

    public override string? Write(string kept) => Find(kept);

    private string? Find(string? kept) => Choices.Select(choice => choice.Kept).FirstOrDefault(known => string.Equals(known, kept, StringComparison.OrdinalIgnoreCase));
}
