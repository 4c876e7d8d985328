using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>
/// R5: the reminder of one contract comes at another time; every other stays where it is. What is yellow or red must be acknowledged first, and its reminder is
/// moved by whoever did. Refusals: UNAUTHORIZED, FORBIDDEN, CONTRACT_NOT_FOUND, CONTRACT_ENDED, NOTHING_WAITS, ACKNOWLEDGE_FIRST, ALREADY_ACKNOWLEDGED,
/// REASON_MISSING, TOO_LONG, DUE_INVALID.
/// </summary>
public sealed class MoveReminder(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal Nothing = Refusal.Conflict("NOTHING_WAITS", "Nobody is going to be reminded of this contract.");

    public static readonly Refusal AcknowledgeFirst = Refusal.Conflict("ACKNOWLEDGE_FIRST", "Acknowledge it first: then nobody is reminded until the time you choose.");

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Say why it can wait", "reason");

    public sealed record Wish(DateTimeOffset DueAt, string? Reason);

    public Task<Result<Contract>> Run(ContractId id, Wish wish, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Contract>>(
        async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            var now = time.GetUtcNow();
            if (string.IsNullOrWhiteSpace(wish.Reason)) { return ReasonMissing; }
            if (wish.Reason.Length > AcknowledgeContract.LongestNote) { return AcknowledgeContract.TooLong with { Field = "reason" }; }
            if (wish.DueAt <= now || wish.DueAt > now + AcknowledgeContract.Longest) { return AcknowledgeContract.DueInvalid; }
            if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } contract) { return AcknowledgeContract.NotFound; }
            var before = Waited.Of(contract);
            if (contract.MoveReminder(wish.DueAt, actor.LoginId) is { } refused) { return refused; }
            db.Add(new AttentionEntry { Id = Guid.CreateVersion7(now), ContractId = id, Kind = AttentionKind.Moved, Colour = contract.Colour, Note = wish.Reason.Trim(), DueAt = wish.DueAt, By = actor.Name, ByLogin = actor.LoginId, At = now });
            db.Audit(actor, AuditAction.MovedReminder, new(contract.Number, id.Value, contract.CustomerId), new("Reason", null, wish.Reason.Trim()), new("Due", null, wish.DueAt.ToString("u", CultureInfo.InvariantCulture)));
            await Patience.Remind(db, contract, wish.DueAt, now, cancellationToken);
            if (before.WasTold(now)) { db.Announce(new RiskSettled(AttentionDue.RiskOf(contract.Colour), id.Value, actor.Name, "The reminder was moved.")); }
            return contract;
        },
        cancellationToken);
}
