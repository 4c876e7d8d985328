using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>A contract as it stands on the board.</summary>
/// <param name="Number">For people, e.g. C-00412.</param>
/// <param name="PlanName">What was sold.</param>
/// <param name="Colour">The contract's colour, that of its worst criterion; Grey is "not assessed".</param>
/// <param name="Worst">Name of the criterion that decides the colour; null when none is assessed or all are green.</param>
/// <param name="Detail">Its value and limit in words; may be empty.</param>
/// <param name="Assessed">How many of its criteria have a colour.</param>
public sealed record BoardRow(
    ContractId Id, string Number, string Customer, string PlanName, BillingCycle Cycle, Tone Colour, string? Worst, string Detail, int Assessed, int Criteria, DateTimeOffset SignedAt)
{
    /// <summary>By when somebody must act; null when nothing waits.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Who has taken note; null while nobody has.</summary>
    public Acknowledgement? Acknowledged { get; init; }

    /// <summary>It is before all managers, and nobody has it.</summary>
    public bool IsEscalated { get; init; }

    /// <summary>Its being green is logged.</summary>
    public bool IsAccepted { get; init; }
}

/// <summary>How many contracts there are of each colour, whatever the filter says.</summary>
public sealed record BoardCounts(int Red, int Yellow, int Green, int NotAssessed, DateTimeOffset? OldestNotAssessed)
{
    /// <summary>How many wait longer than they may, one more than <see cref="NavCount.Most"/> at most.</summary>
    public int Overdue { get; init; }

    /// <summary>Since when the longest of them should have been looked after; null when none is late.</summary>
    public DateTimeOffset? LongestOverdue { get; init; }

    public int All => Red + Yellow + Green + NotAssessed;

    public int Of(Tone colour) => colour switch { Tone.Red => Red, Tone.Yellow => Yellow, Tone.Green => Green, _ => NotAssessed };
}

/// <summary>What the board shows at one moment.</summary>
/// <param name="Found">How many contracts fit the filter.</param>
/// <param name="Rows">Those shown: the first of each colour, or one page of the table.</param>
/// <param name="FoundByColour">How many fit the filter in each colour.</param>
public sealed record BoardReading(BoardCounts Counts, int Found, IReadOnlyDictionary<Tone, int> FoundByColour, IReadOnlyList<BoardRow> Rows, DateTimeOffset ReadAt)
{
    /// <summary>A search found more than it looks at: older contracts would fit as well.</summary>
    public bool ThereAreMore { get; init; }

    /// <summary>The table has pages before this one.</summary>
    public bool IsBegun { get; init; }

    /// <summary>The table has pages behind this one.</summary>
    public bool GoesOn { get; init; }

    public static readonly BoardReading Empty = new(new(0, 0, 0, 0, null), 0, new Dictionary<Tone, int>(), [], DateTimeOffset.MinValue);
}
