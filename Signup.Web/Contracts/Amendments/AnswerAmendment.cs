using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Amendments;

/// <summary>
/// The customer accepts or declines another version of the contract; staff withdraws it. Whoever is later is told what happened. Refusals: UNAUTHORIZED, FORBIDDEN
/// (to withdraw), AMENDMENT_NOT_FOUND, CONTRACT_ENDED, AMENDMENT_ACCEPTED, AMENDMENT_DECLINED, AMENDMENT_WITHDRAWN, AMENDMENT_EXPIRED.
/// </summary>
public sealed class AnswerAmendment(UnitOfWork unit, TimeProvider time)
{
    /// <summary>The risk that a customer said no, or nothing.</summary>
    public const string NotAccepted = "amendment-not-accepted";

    public Task<Result<Amendment>> Accept(AmendmentId id, Actor actor, CancellationToken cancellationToken = default) => End(id, AmendmentState.Accepted, a => actor.NeedsToBe(a.CustomerId, Amendment.NotFound), (db, contract, amendment) =>
    {
        contract.Amend(amendment.Text, time.GetUtcNow());
        db.Announce(new ContractAmended(id, contract.Id, contract.CustomerId, amendment.Number));
    }, cancellationToken);

    public Task<Result<Amendment>> Decline(AmendmentId id, Actor actor, CancellationToken cancellationToken = default) => End(id, AmendmentState.Declined, a => actor.NeedsToBe(a.CustomerId, Amendment.NotFound), (db, contract, amendment) =>
    {
        db.Announce(new AmendmentEnded(id, contract.Id, contract.CustomerId, nameof(AmendmentState.Declined)));
        db.Announce(new RiskFound(NotAccepted, "yellow", contract.Id.Value, $"The customer declined version {amendment.Number} of contract {contract.Number} ({contract.PlanName})."));
    }, cancellationToken);

    public async Task<Result<Amendment>> Withdraw(AmendmentId id, Actor actor, CancellationToken cancellationToken = default) =>
        actor.Needs(Role.Manager, Role.Admin) is { } forbidden ? forbidden : await End(id, AmendmentState.Withdrawn, _ => null, (db, contract, amendment) =>
        {
            db.Audit(actor, AuditAction.WithdrewAmendment, new(contract.Number, contract.Id.Value, contract.CustomerId), new AuditChange("Version", null, amendment.Number.ToString(CultureInfo.InvariantCulture)));
            db.Announce(new AmendmentEnded(id, contract.Id, contract.CustomerId, nameof(AmendmentState.Withdrawn)));
        }, cancellationToken);

    private Task<Result<Amendment>> End(AmendmentId id, AmendmentState how, Func<Amendment, Refusal?> mayNot, Action<SignupDb, Contract, Amendment> then, CancellationToken cancellationToken) => unit.Run<Result<Amendment>>(async db =>
    {
        if (await db.Set<Amendment>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } amendment) { return Amendment.NotFound; }
        if (mayNot(amendment) is { } no) { return no; }
        var now = time.GetUtcNow();
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == amendment.ContractId, cancellationToken);
        if (amendment.End(how, now) is { } refused) { return refused; }
        if (contract.State == ContractState.Ended) { return Contract.Over; }
        await db.CloseDeadline(AmendmentDue.Kind, id.Value, now, cancellationToken);
        then(db, contract, amendment);
        return amendment;
    }, cancellationToken);
}
