using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>Takes a suspension back (R4 SEQ-CUST-004). Refusals: UNAUTHORIZED, FORBIDDEN, CUSTOMER_NOT_FOUND. Not suspended is a success that changes nothing.</summary>
public sealed class ReinstateCustomer(UnitOfWork unit, CustomerMail mail, TellOfUnknown unknown)
{
    public async Task<Result<CustomerView>> Run(Actor actor, CustomerId id, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } refusal) { return refusal; }
        var done = await Reinstate(actor, id, cancellationToken);
        if (done.Refusal == Customer.NotFound) { await unknown.Run(id, actor.Name, cancellationToken); }
        return done;
    }

    private Task<Result<CustomerView>> Reinstate(Actor actor, CustomerId id, CancellationToken cancellationToken) => unit.Run<Result<CustomerView>>(
        async db =>
        {
            var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer is null) { return Customer.NotFound; }
            if (customer.Reinstate())
            {
                (await db.Users.SingleAsync(l => l.Id == id.Value, cancellationToken)).Unblock();
                db.Announce(new CustomerReinstated(id));
                db.Audit(actor, AuditAction.ReinstatedCustomer, AuditSubject.Of(id), new AuditChange("State", "Suspended", "Working"));
                mail.WriteReinstatement(db, customer);
            }

            return CustomerView.Of(customer);
        },
        cancellationToken);
}
