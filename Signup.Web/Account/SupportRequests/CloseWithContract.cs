using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>A contract that ends takes the requests under it along: nobody waits for an answer that nobody owes any more.</summary>
public sealed class CloseWithContract(TimeProvider time) : IHandle<SubscriptionEnded>, IHandle<ContractWithdrawn>
{
    public async Task Handle(SubscriptionEnded happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Contract>().Where(c => c.OrderId == happened.OrderId).Select(c => (ContractId?)c.Id).SingleOrDefaultAsync(cancellationToken) is { } contract) { await Close(db, contract, cancellationToken); }
    }

    public Task Handle(ContractWithdrawn happened, SignupDb db, CancellationToken cancellationToken) => Close(db, happened.ContractId, cancellationToken);

    private async Task Close(SignupDb db, ContractId contract, CancellationToken cancellationToken)
    {
        foreach (var request in await db.Set<SupportRequest>().Where(r => r.ContractId == contract && r.State != SupportState.Closed).ToListAsync(cancellationToken)) { await CloseRequest.WithContract(db, request, time.GetUtcNow(), cancellationToken); }
    }
}
