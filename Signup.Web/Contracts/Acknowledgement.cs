using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

/// <summary>Somebody has taken note of a yellow or red contract and says what comes next, and by when (R5). Until then nobody is reminded.</summary>
/// <param name="By">Name of that person.</param>
/// <param name="Owner">Who does it: that person, or whom they named.</param>
/// <param name="DueAt">When it must be done; then it is as if nobody had taken note.</param>
public sealed record Acknowledgement(string By, Guid? ByLogin, DateTimeOffset At, string Note, NextAction Action, string Owner, DateTimeOffset DueAt);

/// <summary>A green contract was looked at and found good (R5: log acceptance).</summary>
public sealed record LoggedAcceptance(string By, Guid? ByLogin, DateTimeOffset At);

public enum AttentionKind
{
    /// <summary>A green contract was logged as accepted.</summary>
    Logged,

    /// <summary>A yellow or red one was acknowledged.</summary>
    Acknowledged,

    /// <summary>Nobody did, or what was promised was not done in time.</summary>
    Overdue,

    /// <summary>The reminder was moved to another time.</summary>
    Moved,
}

/// <summary>One line in the history of who took note of a contract's colour. Rows are only ever added (R5 log); what was said goes with the customer.</summary>
public sealed class AttentionEntry : IWatched
{
    public Guid Id { get; init; }

    public ContractId ContractId { get; init; }

    public AttentionKind Kind { get; init; }

    public Colour Colour { get; init; }

    /// <summary>What was said; null where nothing is.</summary>
    public string? Note { get; internal set; }

    public NextAction? Action { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Empty for the application itself.</summary>
    public string By { get; init; } = string.Empty;

    public Guid? ByLogin { get; init; }

    public DateTimeOffset At { get; init; }

    public IEnumerable<string> Topics => [ContractId.ToString(), "board"];
}
