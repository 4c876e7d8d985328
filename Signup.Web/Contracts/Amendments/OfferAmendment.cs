using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Amendments;

/// <summary>
/// R5: a manager amends a contract: offers its customer another text. Refusals: UNAUTHORIZED, FORBIDDEN, CONTRACT_NOT_FOUND, CONTRACT_ENDED, REASON_MISSING,
/// TEXT_MISSING, TOO_LONG, NOTHING_CHANGED, DUE_INVALID, ALREADY_OFFERED, CHANGED_MEANWHILE.
/// </summary>
public sealed class OfferAmendment(UnitOfWork unit, TimeProvider time)
{
    public const int LongestReason = 1000;

    public const int LongestText = 40_000;

    public static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Say why: the customer reads it first", "reason");

    public static readonly Refusal ReasonTooLong = Refusal.Invalid("TOO_LONG", "The reason must be {0} characters or fewer.", "reason") with { Arguments = [LongestReason] };

    public static readonly Refusal TextMissing = Refusal.Invalid("TEXT_MISSING", "Each section needs a heading and a text", "text");

    public static readonly Refusal TextTooLong = Refusal.Invalid("TOO_LONG", "The whole text must be {0:N0} characters or fewer.", "text") with { Arguments = [LongestText] };

    public static readonly Refusal NothingChanged = Refusal.Invalid("NOTHING_CHANGED", "This is what the contract says already", "text");

    public static readonly Refusal DueInvalid = Refusal.Invalid("DUE_INVALID", "Choose a time between now and {0} days from now", "due") with { Arguments = [(long)Longest.TotalDays] };

    public static readonly Refusal AlreadyOffered = Refusal.Conflict("ALREADY_OFFERED", "{0} has offered another version already. Withdraw it first.");

    public static readonly Refusal Changed = Refusal.Conflict("CHANGED_MEANWHILE", "The customer has accepted another version in the meantime. Begin with that one.");

    /// <param name="Sections">The whole text, section by section.</param>
    /// <param name="SeenHash">Of the text that it was made from.</param>
    public sealed record Wish(IReadOnlyList<ContractSection> Sections, string? Reason, DateTimeOffset ExpiresAt, string SeenHash);

    public async Task<Result<Amendment>> Run(ContractId id, Wish wish, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        if (Wrong(wish, time.GetUtcNow()) is { } wrong) { return wrong; }
        return await unit.Run<Result<Amendment>>(db => Offer(db, id, wish, actor, cancellationToken), cancellationToken);
    }

    private async Task<Result<Amendment>> Offer(SignupDb db, ContractId id, Wish wish, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } contract) { return AcknowledgeContract.NotFound; }
        if (contract.State == ContractState.Ended) { return Contract.Over; }
        if (contract.TextHash != wish.SeenHash) { return Changed; }
        if (await db.Set<Amendment>().AsNoTracking().SingleOrDefaultAsync(a => a.ContractId == id && a.State == AmendmentState.Offered, cancellationToken) is { } other) { return AlreadyOffered with { Arguments = [other.OfferedBy] }; }
        var text = contract.Text with { Sections = wish.Sections };
        if (text.Hash == contract.TextHash) { return NothingChanged; }
        var amendment = new Amendment
        {
            Id = AmendmentId.New(), ContractId = id, CustomerId = contract.CustomerId, Text = text, TextHash = text.Hash, Reason = wish.Reason!.Trim(), OfferedBy = actor.Name, OfferedAt = now, ExpiresAt = wish.ExpiresAt,
            Number = 2 + await db.Set<Amendment>().CountAsync(a => a.ContractId == id && a.State == AmendmentState.Accepted, cancellationToken),
        };
        await db.SettleNotAccepted(id, actor.Name, "Another version was offered.", cancellationToken);
        db.Add(amendment);
        db.Hold(contract);
        db.Add(Deadline.At(AmendmentDue.Kind, amendment.Id.Value, wish.ExpiresAt));
        db.Audit(actor, AuditAction.OfferedAmendment, new(contract.Number, id.Value, contract.CustomerId), new AuditChange("Reason", null, amendment.Reason));
        db.Announce(new AmendmentOffered(amendment.Id, id, contract.CustomerId, actor.Name));
        return amendment;
    }

    private static Refusal? Wrong(Wish wish, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(wish.Reason) ? ReasonMissing
        : wish.Reason.Length > LongestReason ? ReasonTooLong
        : wish.Sections.Count == 0 || wish.Sections.Any(s => string.IsNullOrWhiteSpace(s.Heading) || s.Paragraphs.Count + s.Items.Count == 0) ? TextMissing
        : wish.Sections.Sum(s => s.Heading.Length + s.Paragraphs.Concat(s.Items).Sum(p => p.Length)) > LongestText ? TextTooLong
        : wish.ExpiresAt <= now || wish.ExpiresAt > now + Longest ? DueInvalid
        : null;
}
