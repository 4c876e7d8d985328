using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>R1 step 9, R2: an accepted order becomes a signed contract, once, on the terms agreed to when it was placed. One that changes what runs amends the contract there is, now or when it begins.</summary>
public sealed class SignContract(ChangePlan plans, Patience patience, TimeProvider time) : IHandle<OrderAccepted>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (happened.Offer.Change is { } change)
        {
            var old = await db.Set<Contract>().SingleAsync(c => c.OrderId == change.Of, cancellationToken);
            if (change.From is null) { await plans.Into(db, old, await ChangePlan.Terms(db, happened.OrderId, cancellationToken), cancellationToken); }
            db.Announce(new ContractSigned(old.Id, happened.OrderId, happened.SignupId, happened.CustomerId));
            return;
        }

        if (await db.Set<Contract>().AnyAsync(c => c.OrderId == happened.OrderId, cancellationToken)) { return; }
        var terms = await ChangePlan.Terms(db, happened.OrderId, cancellationToken);
        var now = time.GetUtcNow();
        var contract = Contract.Sign(terms, await db.NextNumber("contracts", cancellationToken), now);
        db.Add(contract);
        if (contract.NeedsAcceptance)
        {
            contract.Await(patience.Due(Colour.NotAssessed, now));
            db.Add(Deadline.At(AttentionDue.Kind, contract.Id.Value, contract.DueAt!.Value));
        }

        db.AddRange(terms.Offer.Criteria.Select((template, i) => Criterion.From(template, contract.Id, i + 1)));
        db.Announce(new ContractSigned(contract.Id, contract.OrderId, contract.SignupId, contract.CustomerId));
    }
}
