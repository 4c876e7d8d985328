using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>
/// A contract ends with its customer, and with the subscription it is for. It stays on file, with who agreed to it, for as long as the law asks; evidence, tasks and what was noted about it do not. What was agreed to for
/// an order that was never accepted is deleted.
/// </summary>
public sealed class EndContracts(EvidenceFiles files, TimeProvider time) : IHandle<CustomerErased>, IHandle<SubscriptionEnded>
{
    public async Task Handle(SubscriptionEnded happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.OrderId == happened.OrderId, cancellationToken) is not { } contract) { return; }
        End(db, contract);
        await db.EndTasks([contract.Id], time.GetUtcNow(), cancellationToken);
    }

    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var contracts = await db.Set<Contract>().Where(c => c.CustomerId == happened.CustomerId).ToListAsync(cancellationToken);
        contracts.ForEach(c => End(db, c));
        var ended = contracts.ConvertAll(c => c.Id);
        var evidence = await db.Set<EvidenceFile>().Where(f => ended.Contains(f.ContractId)).ToListAsync(cancellationToken);
        db.RemoveRange(await db.EndTasks(ended, time.GetUtcNow(), cancellationToken));
        files.Remove(evidence.Select(f => f.Id));
        db.RemoveRange(evidence);
        contracts.ForEach(c => c.Forget());
        foreach (var entry in await db.Set<AttentionEntry>().Where(a => ended.Contains(a.ContractId)).ToListAsync(cancellationToken)) { entry.Note = null; }
        var accepted = await AcceptedOf(db, happened, cancellationToken);
        accepted.UnionWith(contracts.Select(c => c.OrderId.Value));
        var agreed = await db.Set<AgreedTerms>().Where(t => t.CustomerId == happened.CustomerId).ToListAsync(cancellationToken);
        db.RemoveRange(agreed.Where(t => !accepted.Contains(t.OrderId.Value)));
    }

    private void End(SignupDb db, Contract contract)
    {
        if (contract.State == ContractState.Ended) { return; }
        var (now, before) = (time.GetUtcNow(), Waited.Of(contract));
        contract.End(now);
        if (before.WasTold(now)) { db.Announce(new RiskSettled(AttentionDue.RiskOf(before.Colour), contract.Id.Value, "Signup", "The contract has ended.")); }
    }

    /// <summary>From the messages as well, because an order may be accepted and its contract not signed yet; they are kept for longer than that takes.</summary>
    private static async Task<HashSet<Guid>> AcceptedOf(SignupDb db, CustomerErased happened, CancellationToken cancellationToken) =>
        await db.Set<OutboxMessage>().Where(m => m.CustomerId == happened.CustomerId.Value && m.Type == nameof(OrderAccepted) && m.OrderId != null).Select(m => m.OrderId!.Value).ToHashSetAsync(cancellationToken);
}
