using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>
/// R5: a manager sees the state of a yellow or red contract and initiates the next action. Nobody is reminded until it is due; to escalate puts it before
/// all managers at once instead, and it is nobody's; to call or to assign makes a task. Refusals: UNAUTHORIZED, FORBIDDEN, CONTRACT_NOT_FOUND, CONTRACT_ENDED, NOTHING_TO_ACKNOWLEDGE, NOTE_MISSING, TOO_LONG, DUE_INVALID, ALREADY_ACKNOWLEDGED. Whoever did may say it anew.
/// </summary>
public sealed class AcknowledgeContract(UnitOfWork unit, Patience patience, TimeProvider time)
{
    public const int LongestNote = 2000;

    public const int LongestOwner = 200;

    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static readonly Refusal NotFound = Refusal.NotFound("CONTRACT_NOT_FOUND", "There is no such contract.");

    public static readonly Refusal Nothing = Refusal.Conflict("NOTHING_TO_ACKNOWLEDGE", "This contract is neither yellow nor red now.");

    public static readonly Refusal NoteMissing = Refusal.Invalid("NOTE_MISSING", "Enter what you know and what is done about it", "note");

    public static readonly Refusal DueInvalid = Refusal.Invalid("DUE_INVALID", "Choose a time between now and {0} days from now", "due") with { Arguments = [(long)Longest.TotalDays] };

    public static readonly Refusal TooLong = Refusal.Invalid("TOO_LONG", "The note must be {0} characters or fewer.", "note") with { Arguments = [LongestNote] };

    public static readonly Refusal Already = Refusal.Conflict("ALREADY_ACKNOWLEDGED", "{0} has acknowledged it already.");

    /// <param name="Owner">Who does it; null is whoever acknowledges. Nobody, when it is escalated.</param>
    /// <param name="DueAt">When it must be done; says nothing when it is escalated.</param>
    public sealed record Wish(string? Note, NextAction Action, string? Owner, DateTimeOffset DueAt);

    public Task<Result<Contract>> Run(ContractId id, Wish wish, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Contract>>(
        async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            var now = time.GetUtcNow();
            if (Wrong(wish, now) is { } wrong) { return wrong; }
            if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } contract) { return NotFound; }
            var said = new Acknowledgement(actor.Name, actor.LoginId, now, wish.Note!.Trim(), wish.Action, wish.Owner?.Trim() is { Length: > 0 } owner ? owner : actor.Name, wish.DueAt);
            var escalates = said.Action == NextAction.Escalate;
            var before = Waited.Of(contract);
            if ((escalates ? contract.Escalate(said, patience.Due(Colour.Red, now)) : contract.Acknowledge(said)) is { } refused) { return refused; }
            db.Add(new AttentionEntry { Id = Guid.CreateVersion7(now), ContractId = id, Kind = AttentionKind.Acknowledged, Colour = contract.Colour, Note = said.Note, Action = said.Action, Owner = escalates ? null : said.Owner, DueAt = contract.DueAt, By = said.By, ByLogin = said.ByLogin, At = now });
            await Patience.Remind(db, contract, contract.DueAt, now, cancellationToken);
            db.Audit(actor, AuditAction.AcknowledgedContract, new(contract.Number, id.Value, contract.CustomerId), new("Next action", null, said.Action.ToString()), new("Note", null, said.Note), new("Due", null, contract.DueAt?.ToString("u", CultureInfo.InvariantCulture)), new("Owner", null, escalates ? null : said.Owner));
            await db.Follow(contract, said, now, cancellationToken);
            db.Announce(new AcceptanceAcknowledged(id, contract.CustomerId, said.By, said.Action.ToString()));
            if (escalates) { db.Announce(new RiskFound(AttentionDue.Unacknowledged, nameof(Colour.Red), id.Value, $"{said.By} escalates contract {contract.Number} ({contract.PlanName}). Nobody has it.")); }
            else if (before.WasTold(now)) { db.Announce(new RiskSettled(AttentionDue.Unacknowledged, id.Value, said.By, "Acknowledged.")); }
            return contract;
        },
        cancellationToken);

    private static Refusal? Wrong(Wish wish, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(wish.Note) ? NoteMissing
        : wish.Note.Length > LongestNote || wish.Owner?.Length > LongestOwner ? TooLong
        : wish.Action == NextAction.Escalate ? null
        : wish.DueAt <= now || wish.DueAt > now + Longest ? DueInvalid
        : null;
}
