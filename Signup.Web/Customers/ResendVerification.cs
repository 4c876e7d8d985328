using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Customers;

/// <summary>Sends a new verification link; the last one stops working. Says the same whether or not the address has an account. Refusals: EMAIL_INVALID, TOO_MANY_REQUESTS.</summary>
public sealed class ResendVerification(UnitOfWork unit, CustomerMail mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public async Task<Result<Done>> Run(string? address, CancellationToken cancellationToken = default)
    {
        if (!EmailAddress.TryParse(address, out var email)) { return string.IsNullOrWhiteSpace(address) ? Customer.EmailMissing : Customer.EmailInvalid; }
        if (throttle.Take(limits.CurrentValue.Mail, "verify:" + email.Normalized) is { } tooMany) { return tooMany; }
        return await Send(db => db.CustomerOf(email, cancellationToken), cancellationToken);
    }

    /// <summary>For a customer whose page asks for it; the mail only ever goes to their own address.</summary>
    public async Task<Result<Done>> Run(CustomerId id, CancellationToken cancellationToken = default)
    {
        if (throttle.Take(limits.CurrentValue.Mail, "verify:" + id) is { } tooMany) { return tooMany; }
        return await Send(db => db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken), cancellationToken);
    }

    private Task<Result<Done>> Send(Func<SignupDb, Task<Customer?>> find, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            if (await find(db) is not { VerifiedAt: null, Suspension: null } customer)
            {
                db.AddDecoy(time.GetUtcNow());
                return Done.It;
            }

            var verification = await db.Set<Verification>().SingleAsync(v => v.CustomerId == customer.Id, cancellationToken);
            verification.Renew(time.GetUtcNow());
            var isNew = await db.Users.AnyAsync(l => l.Id == customer.Id.Value && l.PasswordHash == null, cancellationToken);
            mail.WriteVerification(db, customer, verification, isNew);
            return Done.It;
        },
        cancellationToken);
}
