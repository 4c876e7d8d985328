using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>In which order contracts stand on the board.</summary>
public enum BoardSort
{
    Worst,
    Newest,
    Oldest,
    Customer,
    Deadline,
}

/// <summary>By when somebody must look after what the board shows.</summary>
public enum BoardDue
{
    /// <summary>Too late already.</summary>
    Overdue,

    /// <summary>Before the day ends on the shop's clock; what is overdue too.</summary>
    Today,
}

/// <summary>What the board shows, as it stands in its address: a link to it shows a colleague the same.</summary>
/// <param name="Colour">Only contracts of this colour; null for all. Grey is "not assessed".</param>
/// <param name="Text">Words to find in number, customer or product; empty for all.</param>
/// <param name="Table">As a table instead of columns.</param>
/// <param name="Page">Of the table, from 1 to 20: further in, pages begin and end at a place.</param>
public sealed record BoardAddress(Tone? Colour, string Text, bool Table, BoardSort Sort, int Page)
{
    /// <summary>As an owner: whoever looks at the board.</summary>
    public const string Me = "me";

    /// <summary>As an owner: what waits for somebody to take it.</summary>
    public const string Nobody = "nobody";

    private const string Path = "/ops/board";
    private const int LastNumbered = 20;

    private static readonly Dictionary<Tone, string> Words = new() { [Tone.Red] = "red", [Tone.Yellow] = "yellow", [Tone.Green] = "green", [Tone.Grey] = "none" };

    /// <summary>Only what this person has taken upon them, by name; or <see cref="Me"/>, or <see cref="Nobody"/>. Null for all.</summary>
    public string? Owner { get; init; }

    /// <summary>Only what is due by then; null for all.</summary>
    public BoardDue? Due { get; init; }

    /// <summary>The page of the table that begins behind this place.</summary>
    public BoardPlace? After { get; init; }

    /// <summary>The page that ends before this place.</summary>
    public BoardPlace? Before { get; init; }

    public static BoardAddress Of(string? colour, string? q, string? view, string? sort, int? page, string? after = null, string? before = null, string? owner = null, string? due = null) => new(
        ColourOf(colour),
        q?.Trim() is { Length: > 0 and <= 100 } text ? text : string.Empty,
        view == "table",
        Enum.TryParse<BoardSort>(sort, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : BoardSort.Worst,
        page is > 0 and <= LastNumbered ? page.Value : 1) 
    {
        After = BoardPlace.Of(after),
        Before = BoardPlace.Of(before),
        Owner = owner?.Trim() is { Length: > 0 and <= 200 } who ? who : null,
        Due = Enum.TryParse<BoardDue>(due, ignoreCase: true, out var by) && Enum.IsDefined(by) && !int.TryParse(due, System.Globalization.CultureInfo.InvariantCulture, out _) ? by : null,
    };

    public static string Word(Tone colour) => Words[colour];

    /// <summary>Null for what is no colour.</summary>
    public static Tone? ColourOf(string? word) => Words.Where(w => w.Value == word).Select(w => (Tone?)w.Key).SingleOrDefault();

    /// <summary>True when nothing is filtered away.</summary>
    public bool ShowsAll => Colour is null && Text.Length == 0 && Owner is null && Due is null;

    /// <summary>The same with nothing filtered away.</summary>
    public BoardAddress Everything => Start with { Colour = null, Text = string.Empty, Owner = null, Due = null };

    /// <summary>The same from its first page.</summary>
    public BoardAddress Start => this with { Page = 1, After = null, Before = null };

    /// <summary>The same board with only this colour, or with all when it is only this colour now.</summary>
    public BoardAddress Toggle(Tone colour) => Start with { Colour = Colour == colour ? null : colour };

    public override string ToString()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["colour"] = Colour is { } colour ? Words[colour] : null,
            ["owner"] = Owner,
            ["due"] = Due?.ToString().ToLowerInvariant(),
            ["q"] = Text.Length > 0 ? Text : null,
            ["view"] = Table ? "table" : null,
            ["sort"] = Sort == BoardSort.Worst ? null : Sort.ToString().ToLowerInvariant(),
            ["page"] = Page > 1 ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            ["after"] = After?.ToString(),
            ["before"] = Before?.ToString(),
        };
        return QueryHelpers.AddQueryString(Path, query.Where(q => q.Value is not null));
    }
}
