using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>What we ask of the payment service.</summary>
public enum OperationKind
{
    MakeCustomer,
    OpenCardPage,
    CloseCardPage,
    SetInvoiceDefault,
    Charge,
    Withdraw,
    Refund,
    ForgetCustomer,
    PayOverdue,
    ChangeRenewalCard,
    UpdateCustomer,
    AddTaxNumber,
    ChangeTax,
    NumberInvoice,
    ChangeCycle,
    TellPlan,
    SetEnd,
    EndNow,
    MakeOffer,
}

public enum OperationState
{
    /// <summary>Written down, not sent yet.</summary>
    Planned,

    /// <summary>Sent; the answer is not here. A process that stops now leaves it so, and the next one sends it again under the same key.</summary>
    Sent,

    Succeeded,

    Failed,

    /// <summary>Sent, and nobody knows what became of it: sent again under the same key, later looked up.</summary>
    Unknown,
}

/// <summary>
/// One change asked of the payment service. The row commits before the call; key and parameters are the same on every try,
/// so however often it is sent it happens once.
/// </summary>
public sealed class PaymentOperation : IVersioned, IWatched
{
    /// <summary>The service forgets keys after 24 hours. From here on the outcome is looked up instead of asked for again.</summary>
    public static readonly TimeSpan KeysAreKept = TimeSpan.FromHours(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>How long a call may be under way before another worker may send it again.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private PaymentOperation()
    {
    }

    public PaymentOperationId Id { get; private init; }

    public OperationKind Kind { get; private init; }

    /// <summary>E.g. "signup-{id}-charge-1". Never reused, never replaced for the same intent.</summary>
    public string IdempotencyKey { get; private init; } = string.Empty;

    /// <summary>The row it is for: card setup, client account, compensation, ...</summary>
    public Guid SubjectId { get; private init; }

    public SignupId? SignupId { get; private init; }

    public OrderId? OrderId { get; private init; }

    /// <summary>Operations with the same lane are carried out one after the other: those of an order, and those about one payer.</summary>
    public Guid Lane { get; private init; }

    public int Attempt { get; private init; }

    /// <summary>Frozen before the first try, as JSON; null until then.</summary>
    public string? Parameters { get; private set; }

    public OperationState State { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset PlannedAt { get; private init; }

    /// <summary>The first time it was sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When a worker takes it up (again); null when it is settled, or the caller does it alone.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string? ResultId { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>Why it is open, when that is no passing fault: <see cref="Answer.KeyTaken"/>, <see cref="Answer.NotLetIn"/>.</summary>
    public string? OpenBecause { get; private set; }

    /// <summary>The service's name for the last call, for its support.</summary>
    public string? RequestId { get; private set; }

    public int Version { get; private set; }

    public bool IsSettled => State is OperationState.Succeeded or OperationState.Failed;

    public IEnumerable<string> Topics => OrderId is { } order ? [order.ToString(), "payments"] : [Lane.ToString(), "payments"];

    /// <summary>Written down to be done by a worker.</summary>
    public static PaymentOperation Plan(OperationKind kind, string key, Guid subjectId, DateTimeOffset now, SignupId? signup = null, OrderId? order = null, int attempt = 1, string? parameters = null, Guid? lane = null)
    {
        var id = PaymentOperationId.New();
        return new()
        {
            Id = id,
            Lane = lane ?? order?.Value ?? id.Value,
            Kind = kind,
            IdempotencyKey = key,
            SubjectId = subjectId,
            SignupId = signup,
            OrderId = order,
            Attempt = attempt,
            Parameters = parameters,
            PlannedAt = now,
            NextTryAt = now,
        };
    }

    /// <summary>The same once more under a key of its own: it was looked up, and nothing had been made.</summary>
    public PaymentOperation Again(DateTimeOffset now) => Plan(Kind, $"{IdempotencyKey}-again", SubjectId, now, SignupId, OrderId, Attempt, Parameters, Lane);

    /// <summary>Freezes the parameters, if this is the first try, and marks the call as under way.</summary>
    public void Send(string parameters, DateTimeOffset now)
    {
        Parameters ??= parameters;
        State = OperationState.Sent;
        SentAt ??= now;
        Tries++;
        NextTryAt = now + Lease;
    }

    public void Succeed(string? resultId, string? requestId, DateTimeOffset now) =>
        (State, ResultId, RequestId, LastError, NextTryAt, SettledAt) = (OperationState.Succeeded, resultId, requestId ?? RequestId, null, null, now);

    public void Fail(string? error, string? requestId, DateTimeOffset now) =>
        (State, LastError, RequestId, NextTryAt, SettledAt) = (OperationState.Failed, error, requestId ?? RequestId, null, now);

    /// <summary>Not known: again after a pause that doubles up to two minutes, so that work goes on soon after the service is back.</summary>
    /// <returns>True when a person must be told: the service will go on refusing until somebody mends it.</returns>
    public bool LeaveOpen(string? error, string? code, string? requestId, DateTimeOffset now)
    {
        var because = code is Answer.KeyTaken or Answer.NotLetIn ? code : null;
        var tell = because is not null && because != OpenBecause;
        (State, LastError, OpenBecause, RequestId) = (OperationState.Unknown, error, because, requestId ?? RequestId);
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Tries, 8)));
        NextTryAt = now + (pause < LongestPause ? pause : LongestPause);
        return tell;
    }

    /// <summary>The program itself failed at it, perhaps before the call: that is a try as well, so that the pauses grow.</summary>
    public void Break(string error, DateTimeOffset now)
    {
        Tries++;
        LeaveOpen(error, null, null, now);
    }

    /// <summary>Something before it must settle first.</summary>
    public void Wait(DateTimeOffset until) => NextTryAt = until;

    /// <summary>Removes the person it was about, once the call is over.</summary>
    public void Forget()
    {
        if (!IsSettled) { return; }
        (Parameters, LastError) = (Parameters is null ? null : "{}", LastError is null ? null : "erased");
    }

    public bool IsTooOldToSend(DateTimeOffset now) => SentAt + KeysAreKept <= now;

    /// <summary>Sending it again would be another call, or is refused: what came of it is looked up instead.</summary>
    public bool MustBeLookedUp(DateTimeOffset now) => IsTooOldToSend(now) || OpenBecause == Answer.KeyTaken;
}

internal sealed class PaymentOperationTable : IEntityTypeConfiguration<PaymentOperation>
{
    public void Configure(EntityTypeBuilder<PaymentOperation> builder)
    {
        builder.ToTable("payment_operations");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasIndex(o => o.IdempotencyKey).IsUnique();
        builder.HasIndex(o => o.NextTryAt).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.HasIndex(o => o.OrderId);
        builder.HasIndex(o => o.SubjectId);
    }
}
