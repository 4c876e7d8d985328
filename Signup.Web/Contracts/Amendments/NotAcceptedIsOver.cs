using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Amendments;

internal static class NotAcceptedIsOver
{
    /// <summary>That a customer declined a version, or did not answer, needs nobody's attention any more. Again is harmless.</summary>
    public static async Task SettleNotAccepted(this SignupDb db, ContractId contract, string by, string reason, CancellationToken cancellationToken)
    {
        if (!await db.Set<Amendment>().AnyAsync(a => a.ContractId == contract && (a.State == AmendmentState.Declined || a.State == AmendmentState.Expired), cancellationToken)) { return; }
        db.Announce(new RiskSettled(AnswerAmendment.NotAccepted, contract.Value, by, reason));
    }
}
