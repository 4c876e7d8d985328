using SignupWeb.Kernel;

namespace SignupWeb.Platform.Settings;

/// <summary>Some of several, in an order of one's own; kept with commas between.</summary>
/// <param name="Choices">Each as it is kept, and its word in English, the key of its translation.</param>
/// <param name="Judge">The list in its one form, or why it may not be so.</param>
public sealed record OrderedForm(IReadOnlyList<(string Kept, string Word)> Choices, Func<string, Result<string>> Judge) : SettingForm
{
    public override Result<string> Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? Missing : Judge(typed);

    public override string? Write(string kept) => kept;

    /// <summary>The chosen ones in their order, then the others.</summary>
    public IReadOnlyList<(string Kept, string Word, bool IsChosen)> Lines(string typed)
    {
        var chosen = TickForm.Of(typed).SelectMany(one => Choices.Where(choice => choice.Kept == one)).Distinct().ToList();
        return [.. chosen.Select(choice => (choice.Kept, choice.Word, true)), .. Choices.Except(chosen).Select(choice => (choice.Kept, choice.Word, false))];
    }

    /// <summary>The list with one of them chosen or not; a new one comes before the last, where it seldom disturbs.</summary>
    public static string Choose(string typed, string kept, bool isChosen)
    {
        var list = TickForm.Of(typed).Where(one => one != kept).ToList();
        if (isChosen) { list.Insert(Math.Max(0, list.Count - 1), kept); }
        return string.Join(',', list);
    }

    /// <summary>The list with one of them a place earlier.</summary>
    public static string Earlier(string typed, string kept)
    {
        var list = TickForm.Of(typed).ToList();
        if (list.IndexOf(kept) is > 0 and var at) { (list[at - 1], list[at]) = (list[at], list[at - 1]); }
        return string.Join(',', list);
    }
}
