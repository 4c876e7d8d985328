using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>Another plan has begun (R1, Existing Business): the contract is amended on the terms agreed to with its order, not doubled. Again is a no-op.</summary>
public sealed class ChangePlan(Patience patience, TimeProvider time) : IHandle<PlanChanged>
{
    public async Task Handle(PlanChanged happened, SignupDb db, CancellationToken cancellationToken)
    {
        var contract = await db.Set<Contract>().SingleOrDefaultAsync(c => c.OrderId == happened.OrderId, cancellationToken)
            ?? throw new InvalidOperationException($"The contract of order {happened.OrderId} is not signed yet.");
        await Into(db, contract, await Terms(db, happened.ByOrderId, cancellationToken), cancellationToken);
    }

    internal static async Task<AgreedTerms> Terms(SignupDb db, OrderId order, CancellationToken cancellationToken) =>
        await db.Set<AgreedTerms>().SingleOrDefaultAsync(t => t.OrderId == order, cancellationToken) ?? throw new InvalidOperationException($"Nobody agreed to any terms for order {order}.");

    internal async Task Into(SignupDb db, Contract contract, AgreedTerms terms, CancellationToken cancellationToken)
    {
        if (contract.State == ContractState.Ended || (contract.TextHash == terms.TextHash && contract.AgreedAt == terms.AgreedAt)) { return; }
        var now = time.GetUtcNow();
        contract.ChangePlan(terms);
        var criteria = await Measure(db, contract, cancellationToken);
        if (contract.TakeColourOf(criteria, patience, now) is { } before) { await db.Turned(contract, before, string.Empty, now, cancellationToken); }
        else if (contract is { NeedsAcceptance: true, Colour: Colour.NotAssessed, DueAt: null })
        {
            contract.Await(patience.Due(Colour.NotAssessed, now));
            await Patience.Remind(db, contract, contract.DueAt, now, cancellationToken);
        }

        db.Announce(new ContractChangedPlan(contract.Id, terms.OrderId, contract.CustomerId));
    }

    /// <summary>What both plans are measured by keeps its colour, what only the new one is measured by waits to be assessed.</summary>
    private static async Task<List<Criterion>> Measure(SignupDb db, Contract contract, CancellationToken cancellationToken)
    {
        var old = await db.CriteriaOf(contract, cancellationToken);
        var next = old.Count == 0 ? 0 : old.Max(c => c.Position);
        List<Criterion> criteria = [];
        foreach (var template in contract.Offer.Criteria)
        {
            var criterion = old.Find(c => c.Name == template.Name);
            if (criterion is null) { db.Add(criterion = Criterion.From(template, contract.Id, ++next)); }
            criterion.Follow(template);
            criteria.Add(criterion);
        }

        db.RemoveRange(old.Except(criteria));
        return criteria;
    }
}
