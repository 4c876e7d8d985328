using System.Globalization;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>
/// A place between two contracts, by the one beside it: where a page of the table begins or ends. The colour is the one it had when
/// the page was shown; a contract that changes its colour, or its deadline, does not take the reader along.
/// </summary>
/// <param name="DueAt">When it was due then, where the table is in that order; null otherwise.</param>
public readonly record struct BoardPlace(Tone Colour, string Number, DateTimeOffset? DueAt = null)
{
    /// <summary>Behind the last contract.</summary>
    public static readonly BoardPlace End = new(Tone.Green, string.Empty);

    private const string EndWord = "end";

    /// <summary>Null for what is no place.</summary>
    public static BoardPlace? Of(string? text)
    {
        if (text == EndWord) { return End; }
        return text?.Split('.') is [var colour, { Length: > 0 and <= 20 } number, .. var due] && BoardAddress.ColourOf(colour) is { } known && IsTime(due, out var at) ? new(known, number, at) : null;
    }

    /// <summary>"red.C-00412", or "red.C-00412.639300000000000000".</summary>
    public override string ToString() => this == End ? EndWord : $"{BoardAddress.Word(Colour)}.{Number}{(DueAt is { } due ? string.Create(CultureInfo.InvariantCulture, $".{due.UtcTicks}") : null)}";

    private static bool IsTime(string[] words, out DateTimeOffset? at)
    {
        at = words is [{ Length: 18 or 19 } word] && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new(ticks, TimeSpan.Zero) : null;
        return words.Length == 0 || at is not null;
    }
}
