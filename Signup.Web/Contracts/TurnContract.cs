using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>What follows when a contract has another colour: its clock runs anew, what waited for the old one is settled, and it is told (R5: notify the manager).</summary>
internal static class TurnContract
{
    public static async Task Turned(this SignupDb db, Contract contract, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Patience.Remind(db, contract, contract.DueAt, now, cancellationToken);
        db.Announce(new ContractTurned(contract.Id, contract.CustomerId, contract.Colour.ToString(), by));
        foreach (var kind in new[] { AttentionDue.Unacknowledged, AttentionDue.NotLogged, AttentionDue.NotAssessed }) { db.Announce(new RiskSettled(kind, contract.Id.Value, by, $"The contract is {contract.Colour} now.")); }
    }

    public static Task<List<Criterion>> CriteriaOf(this SignupDb db, Contract contract, CancellationToken cancellationToken) =>
        db.Set<Criterion>().Where(c => c.ContractId == contract.Id).ToListAsync(cancellationToken);
}
