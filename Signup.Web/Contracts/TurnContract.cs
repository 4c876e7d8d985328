using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>What a contract waited for.</summary>
internal sealed record Waited(Colour Colour, DateTimeOffset? DueAt, bool IsEscalated)
{
    public static Waited Of(Contract contract) => new(contract.Colour, contract.DueAt, contract.Escalation is not null);

    /// <summary>It waited too long, or was put before all managers, and the risk queue was told.</summary>
    public bool WasTold(DateTimeOffset now) => IsEscalated || DueAt <= now;
}

/// <summary>What follows when a contract has another colour: its clock runs anew, what waited for the old one is settled, and it is told (R5: notify the manager).</summary>
internal static class TurnContract
{
    public static async Task Turned(this SignupDb db, Contract contract, Waited before, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Patience.Remind(db, contract, contract.DueAt, now, cancellationToken);
        db.Announce(new ContractTurned(contract.Id, contract.CustomerId, contract.Colour.ToString(), by));
        if (before.WasTold(now)) { db.Announce(new RiskSettled(AttentionDue.RiskOf(before.Colour), contract.Id.Value, by, $"The contract is {contract.Colour} now.")); }
    }

    public static Task<List<Criterion>> CriteriaOf(this SignupDb db, Contract contract, CancellationToken cancellationToken) =>
        db.Set<Criterion>().Where(c => c.ContractId == contract.Id).ToListAsync(cancellationToken);
}
