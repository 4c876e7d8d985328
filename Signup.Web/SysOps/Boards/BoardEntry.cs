using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>
/// A running contract as the board sorts, counts and finds it; one that needs no acceptance is found, and stands on no board. The database writes these rows by itself, in the transaction that
/// changes the contract (docs/decisions/0019).
/// </summary>
public sealed class BoardEntry
{
    /// <summary>Stands behind every deadline.</summary>
    public static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    /// <summary>How these rows are counted in <see cref="Tally"/>, by colour.</summary>
    public const string Tallied = "board";

    /// <summary>Colours by their rank: what nobody assessed is worse than green.</summary>
    public static readonly IReadOnlyList<Tone> WorstFirst = [Tone.Red, Tone.Yellow, Tone.Grey, Tone.Green];

    /// <summary>Counts up, so the newest contract has the highest.</summary>
    public long Row { get; private init; }

    public ContractId ContractId { get; private init; }

    public string Number { get; init; } = string.Empty;

    public string Customer { get; init; } = string.Empty;

    public string Plan { get; private init; } = string.Empty;

    public DateTimeOffset SignedAt { get; init; }

    public Colour Colour { get; private init; }

    /// <summary>Somebody has to look after it: it has acceptance criteria, or it is unpaid.</summary>
    public bool OnBoard { get; private init; }

    /// <summary>By when; <see cref="Never"/> where nothing waits.</summary>
    public DateTimeOffset DueAt { get; init; } = Never;

    /// <summary>Who has taken it upon them; null while nobody has.</summary>
    public string? Owner { get; private init; }

    /// <summary>Place of its colour in <see cref="WorstFirst"/>; computed by the database.</summary>
    public int Rank { get; init; }

    public Tone Tone => WorstFirst[Rank];

    public static int RankOf(Tone colour) => colour switch { Tone.Red => 0, Tone.Yellow => 1, Tone.Green => 3, _ => 2 };
}
