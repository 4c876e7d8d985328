using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts.Amendments;

public enum AmendmentState
{
    /// <summary>The customer may accept it; the contract holds as it is.</summary>
    Offered,

    /// <summary>It is the contract now.</summary>
    Accepted,
    Declined,
    Withdrawn,

    /// <summary>Nobody answered in time.</summary>
    Expired,
}

/// <summary>Another version of a contract's text: staff offers it, and until its customer accepts it the contract holds as it is (R5). One at a time.</summary>
public sealed class Amendment : IVersioned, IWatched
{
    public static readonly Refusal NotFound = Refusal.NotFound("AMENDMENT_NOT_FOUND", "There is no such version of a contract.");

    public static readonly Refusal IsAccepted = Refusal.Conflict("AMENDMENT_ACCEPTED", "This version is accepted already: it is the contract now.");

    public static readonly Refusal IsDeclined = Refusal.Conflict("AMENDMENT_DECLINED", "This version was declined already. The contract stays as it is.");

    public static readonly Refusal IsWithdrawn = Refusal.Conflict("AMENDMENT_WITHDRAWN", "This version was withdrawn. The contract stays as it is.");

    public static readonly Refusal IsLate = Refusal.Conflict("AMENDMENT_EXPIRED", "The time to accept this version is over. The contract stays as it is.");

    public AmendmentId Id { get; init; }

    public ContractId ContractId { get; init; }

    public CustomerId CustomerId { get; init; }

    /// <summary>Which version of the contract it would be: 2, 3 ...</summary>
    public int Number { get; init; }

    public ContractText Text { get; init; } = null!;

    /// <summary>SHA-256 of the text.</summary>
    public string TextHash { get; init; } = string.Empty;

    /// <summary>Why it is offered, for the customer.</summary>
    public string Reason { get; init; } = string.Empty;

    public string OfferedBy { get; init; } = string.Empty;

    public DateTimeOffset OfferedAt { get; init; }

    /// <summary>It can be accepted before then.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public AmendmentState State { get; private set; }

    /// <summary>When it was answered, withdrawn or too late; null while it is offered.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [ContractId.ToString(), CustomerId.ToString()];

    /// <summary>The version that came with another plan: accepted when that was ordered.</summary>
    internal static Amendment OfPlan(ContractId contract, AgreedTerms terms, int number, DateTimeOffset now) => new()
    {
        Id = AmendmentId.New(), ContractId = contract, CustomerId = terms.CustomerId, Number = number, Text = terms.Text, TextHash = terms.TextHash, OfferedAt = terms.AgreedAt, ExpiresAt = now, State = AmendmentState.Accepted, EndedAt = now,
    };

    /// <summary>Ends it this way. Refused when it has ended already, or its time is over.</summary>
    internal Refusal? End(AmendmentState how, DateTimeOffset now)
    {
        if (WhyNot(now) is { } refused && !(how == AmendmentState.Expired && State == AmendmentState.Offered)) { return refused; }
        (State, EndedAt) = (how, now);
        return null;
    }

    /// <summary>Why it can no longer be accepted; null while it can.</summary>
    public Refusal? WhyNot(DateTimeOffset now) => State switch
    {
        AmendmentState.Offered => now < ExpiresAt ? null : IsLate,
        AmendmentState.Accepted => IsAccepted,
        AmendmentState.Declined => IsDeclined,
        AmendmentState.Withdrawn => IsWithdrawn,
        AmendmentState.Expired => IsLate,
    };
}
