using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>R4 SEQ-CUST-004 step 6.</summary>
/// <param name="SessionsEnded">How many sign-ins ended with it; 0 when the account was suspended already.</param>
public sealed record Suspended(CustomerId CustomerId, DateTimeOffset SuspendedAt, int SessionsEnded);

/// <summary>R4 SEQ-CUST-004: an administrator suspends an account; its sessions end with it. Refusals: UNAUTHORIZED, FORBIDDEN, CUSTOMER_NOT_FOUND. Already suspended is a success that changes nothing.</summary>
public sealed class SuspendCustomer(UnitOfWork unit, CustomerMail mail, TellOfUnknown unknown, TimeProvider time)
{
    private const int MaxReason = 500;

    public async Task<Result<Suspended>> Run(Actor actor, CustomerId id, string? reason, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } refusal) { return refusal; }
        var why = string.IsNullOrWhiteSpace(reason) ? "No reason given" : reason.Trim();
        var done = await Suspend(actor, id, why.Length > MaxReason ? why[..MaxReason] : why, cancellationToken);
        if (done.Refusal == Customer.NotFound) { await unknown.Run(id, actor.Name, cancellationToken); }
        return done;
    }

    private Task<Result<Suspended>> Suspend(Actor actor, CustomerId id, string reason, CancellationToken cancellationToken) => unit.Run<Result<Suspended>>(
        async db =>
        {
            var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer is not { ErasedAt: null }) { return Customer.NotFound; }
            var now = time.GetUtcNow();
            if (!customer.Suspend(reason, actor.Name, now)) { return new Suspended(id, customer.Suspension!.At, 0); }
            (await db.Users.SingleAsync(l => l.Id == id.Value, cancellationToken)).Block();
            db.Announce(new CustomerSuspended(id, reason));
            var ended = await Sessions.EndAll(db, id.Value, SessionEnd.Suspended, now, cancellationToken: cancellationToken);
            db.Announce(new SessionsInvalidated(id, ended));
            db.Audit(actor, AuditAction.SuspendedCustomer, AuditSubject.Of(id), new AuditChange("State", "Working", "Suspended"), new AuditChange("Reason", null, reason));
            mail.WriteSuspension(db, customer);
            return new Suspended(id, now, ended);
        },
        cancellationToken);
}
