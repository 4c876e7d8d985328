using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>
/// A place between two contracts, by the one beside it: where a page of the table begins or ends. The colour is the one it had when
/// the page was shown; a contract that changes its colour does not take the reader along.
/// </summary>
public readonly record struct BoardPlace(Tone Colour, string Number)
{
    /// <summary>Behind the last contract.</summary>
    public static readonly BoardPlace End = new(Tone.Green, string.Empty);

    private const string EndWord = "end";

    /// <summary>Null for what is no place.</summary>
    public static BoardPlace? Of(string? text)
    {
        if (text == EndWord) { return End; }
        return text?.Split('.') is [var colour, { Length: > 0 and <= 20 } number] && BoardAddress.ColourOf(colour) is { } known ? new(known, number) : null;
    }

    /// <summary>"red.C-00412".</summary>
    public override string ToString() => this == End ? EndWord : $"{BoardAddress.Word(Colour)}.{Number}";
}
