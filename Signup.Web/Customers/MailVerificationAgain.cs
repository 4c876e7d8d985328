using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Customers;

/// <summary>Writes a new verification link to a customer whose address still waits for it; to everybody else nothing.</summary>
public sealed class MailVerificationAgain(CustomerMail mail, TimeProvider time) : IWhenDue
{
    public static string Kind => "verification-again";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new CustomerId(subjectId);
        if (await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { VerifiedAt: null, Suspension: null } customer) { return; }
        var verification = await db.Set<Verification>().SingleAsync(v => v.CustomerId == customer.Id, cancellationToken);
        verification.Renew(time.GetUtcNow());
        var isNew = await db.Users.AnyAsync(l => l.Id == customer.Id.Value && l.PasswordHash == null, cancellationToken);
        mail.WriteVerification(db, customer, verification, isNew);
    }
}
