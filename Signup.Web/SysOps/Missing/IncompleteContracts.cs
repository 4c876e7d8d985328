using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Missing;

/// <summary>R5, contract incomplete: an order that was paid has no contract, or its contract lacks something that belongs to it. What has ended lacks nothing.</summary>
public static class IncompleteContracts
{
    /// <summary>About the order.</summary>
    public const string RiskKind = "contract-incomplete";

    internal static async Task<IEnumerable<MissingThing>> Among(SignupDb db, IReadOnlyCollection<OrderId> orders, CancellationToken cancellationToken)
    {
        var bought = await db.Set<Order>().Where(o => orders.Contains(o.Id)).Select(o => new { o.Id, o.Reference, o.Offer }).ToListAsync(cancellationToken);
        if (bought.Count == 0) { return []; }
        List<OrderId> began = [.. bought.Select(o => o.Offer.Change?.Of ?? o.Id).Distinct()]; // what changes what runs has no contract of its own
        var contracts = await db.Set<Contract>().AsNoTracking().Where(c => began.Contains(c.OrderId)).ToDictionaryAsync(c => c.OrderId, cancellationToken);
        List<ContractId> ids = [.. contracts.Values.Select(c => c.Id)];
        var pages = await db.Set<ThankYouPage>().Where(p => orders.Contains(p.OrderId)).Select(p => p.OrderId).ToHashSetAsync(cancellationToken);
        var criteria = await db.Set<Criterion>().Where(c => ids.Contains(c.ContractId)).GroupBy(c => c.ContractId).ToDictionaryAsync(of => of.Key, of => of.Count(), cancellationToken);
        var subscriptions = await db.Set<Subscription>().Where(s => began.Contains(s.OrderId)).Select(s => new { s.Id, s.OrderId }).ToDictionaryAsync(s => s.OrderId, s => s.Id, cancellationToken);
        List<SubscriptionId> running = [.. subscriptions.Values];
        var quotas = await db.Set<Quota>().Where(q => running.Contains(q.SubscriptionId)).GroupBy(q => q.SubscriptionId).ToDictionaryAsync(of => of.Key, of => of.Count(), cancellationToken);

        return from order in bought
               let first = order.Offer.Change?.Of ?? order.Id
               let contract = contracts.GetValueOrDefault(first)
               let subscription = subscriptions.TryGetValue(first, out var id) ? id : (SubscriptionId?)null
               let lacks = contract is null ? ["a contract"] : Lacks(contract, contract.Offer, pages.Contains(order.Id), criteria.GetValueOrDefault(contract.Id), subscription is not null, subscription is { } s ? quotas.GetValueOrDefault(s) : 0)
               where lacks.Count > 0
               select new MissingThing(RiskKind, order.Id, $"Contract incomplete: order {order.Reference} is paid and lacks {string.Join(", ", lacks)}.");
    }

    private static List<string> Lacks(Contract contract, Offer sold, bool hasPage, int criteria, bool runs, int quotas)
    {
        List<string> lacks = [];
        if (contract.State == ContractState.Ended) { return lacks; }
        if (contract.Text.Sections.Count == 0 || contract.TextHash.Length == 0) { lacks.Add("the text of its contract"); }
        else if (contract.Text.Hash != contract.TextHash) { lacks.Add("the text that was agreed to (its contract has another)"); }
        if (!hasPage) { lacks.Add("its thank-you page"); }
        if (sold.Kind != PlanKind.Download && !runs) { lacks.Add("its subscription"); }
        else if (sold.Kind != PlanKind.Download && quotas < sold.Quotas.Count) { lacks.Add($"{sold.Quotas.Count - quotas} of {sold.Quotas.Count} allowances"); }
        if (criteria < sold.Criteria.Count) { lacks.Add($"{sold.Criteria.Count - criteria} of {sold.Criteria.Count} acceptance criteria"); }
        return lacks;
    }
}
