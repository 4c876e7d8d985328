using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Customers;

/// <summary>Sends a new verification link; the last one stops working. Says the same whether or not the address has an account. Refusals: EMAIL_INVALID, TOO_MANY_REQUESTS.</summary>
public sealed class ResendVerification(UnitOfWork unit, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
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

    /// <summary>The same row for whoever there is and for nobody: the time the answer takes tells nothing either. What there is to send is found out behind it.</summary>
    private Task<Result<Done>> Send(Func<SignupDb, Task<Customer?>> find, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            await db.HaveSoon(MailVerificationAgain.Kind, (await find(db))?.Id.Value ?? Guid.NewGuid(), time.GetUtcNow(), cancellationToken);
            return Done.It;
        },
        cancellationToken);
}
