using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Account;

/// <summary>A contract mailed before its customer's address was confirmed may have gone to nobody: once it is, the contract goes there again.</summary>
internal sealed class MailContractsAgain(MailContract mail) : IHandle<CustomerVerified>
{
    public async Task Handle(CustomerVerified happened, SignupDb db, CancellationToken cancellationToken)
    {
        var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == happened.CustomerId, cancellationToken);
        if (customer is not { ErasedAt: null, VerifiedAt: { } verified }) { return; }
        var contracts = await db.Set<Contract>().AsNoTracking().Where(c => c.CustomerId == customer.Id && c.SignedAt < verified && c.State != ContractState.Ended).OrderBy(c => c.SignedAt).ToListAsync(cancellationToken);
        db.AddRange(contracts.Select(contract => mail.Again(contract, customer.Email)));
    }
}
