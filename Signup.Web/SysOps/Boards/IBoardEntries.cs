using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>Entries to count and to walk along: all that are stored, or the few a search found.</summary>
internal interface IBoardEntries
{
    /// <summary>How many there are of each colour.</summary>
    IReadOnlyDictionary<Tone, int> Counts { get; }

    /// <summary>The entries behind a place in the order asked for, or those before it, the nearest first.</summary>
    Task<List<BoardEntry>> Walk(BoardWalk walk, CancellationToken cancellationToken);
}

/// <summary>One way along the board.</summary>
/// <param name="Colour">Only entries of this colour; null for all.</param>
/// <param name="From">Null for the very beginning, or the very end when walking back.</param>
/// <param name="Back">Towards the beginning.</param>
internal sealed record BoardWalk(Tone? Colour, BoardSort Sort, int Take, BoardEntry? From = null, bool Back = false);
