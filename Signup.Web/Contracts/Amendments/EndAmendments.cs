using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Amendments;

/// <summary>What is offered ends with its contract. When its customer is erased, versions that were accepted stay as long as the contract does; the others go.</summary>
public sealed class EndAmendments(TimeProvider time) : IHandle<SubscriptionEnded>, IHandle<CustomerErased>
{
    private const string HasEnded = "The contract has ended.";

    public async Task Handle(SubscriptionEnded happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == happened.OrderId, cancellationToken) is not { } contract) { return; }
        await db.SettleNotAccepted(contract.Id, "Signup", HasEnded, cancellationToken);
        foreach (var amendment in await db.Set<Amendment>().Where(a => a.ContractId == contract.Id && a.State == AmendmentState.Offered).ToListAsync(cancellationToken)) { await End(db, amendment, cancellationToken); }
    }

    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var others = await db.Set<Amendment>().Where(a => a.CustomerId == happened.CustomerId && a.State != AmendmentState.Accepted).ToListAsync(cancellationToken);
        foreach (var contract in others.Select(a => a.ContractId).Distinct()) { await db.SettleNotAccepted(contract, "Signup", HasEnded, cancellationToken); }
        foreach (var amendment in others) { await End(db, amendment, cancellationToken); }
        db.RemoveRange(others);
    }

    private async Task End(SignupDb db, Amendment amendment, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        amendment.End(now < amendment.ExpiresAt ? AmendmentState.Withdrawn : AmendmentState.Expired, now);
        await db.CloseDeadline(AmendmentDue.Kind, amendment.Id.Value, now, cancellationToken);
    }
}
