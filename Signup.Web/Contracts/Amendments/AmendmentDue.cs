using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Amendments;

/// <summary>Nobody answered in time: the contract stays as it is, and managers hear of it.</summary>
public sealed class AmendmentDue(TimeProvider time) : IWhenDue
{
    public static string Kind => "amendment";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Amendment>().SingleOrDefaultAsync(a => a.Id == new AmendmentId(subjectId), cancellationToken) is not { State: AmendmentState.Offered } amendment) { return; }
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == amendment.ContractId, cancellationToken);
        amendment.End(AmendmentState.Expired, time.GetUtcNow());
        if (contract.State == ContractState.Ended) { return; }
        db.Announce(new AmendmentEnded(amendment.Id, contract.Id, contract.CustomerId, nameof(AmendmentState.Expired)));
        db.Announce(new RiskFound(AnswerAmendment.NotAccepted, "yellow", contract.Id.Value, $"The customer did not answer version {amendment.Number} of contract {contract.Number} ({contract.PlanName}) in time."));
    }
}
