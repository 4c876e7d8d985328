using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Amendments;

/// <summary>The text that came with another plan is a version of the contract like any other, and mailed as one. What staff offers of the old plan is off.</summary>
public sealed class KeepPlanVersion(TimeProvider time) : IHandle<ContractChangedPlan>
{
    public async Task Handle(ContractChangedPlan happened, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var terms = await ChangePlan.Terms(db, happened.ByOrderId, cancellationToken);
        var versions = await db.Set<Amendment>().Where(a => a.ContractId == happened.ContractId).ToListAsync(cancellationToken);
        if (versions.Find(a => a.State == AmendmentState.Offered) is { } offered && offered.End(AmendmentState.Withdrawn, now) is null)
        {
            db.Announce(new AmendmentEnded(offered.Id, happened.ContractId, happened.CustomerId, nameof(AmendmentState.Withdrawn)));
        }

        var version = Amendment.OfPlan(happened.ContractId, terms, versions.Count == 0 ? 2 : versions.Max(a => a.Number) + 1, now);
        db.Add(version);
        db.Announce(new ContractAmended(version.Id, happened.ContractId, happened.CustomerId, version.Number));
    }
}
