using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Signups;

/// <summary>
/// Mails the way back to the newest open sign-up of an address. Says the same whether or not there is one.
/// Refusals: EMAIL_INVALID, TOO_MANY_REQUESTS.
/// </summary>
public sealed class RequestResumeLink(UnitOfWork unit, ResumeLink mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public async Task<Result<Done>> Run(string? address, Origin origin, CancellationToken cancellationToken = default)
    {
        if (!EmailAddress.TryParse(address, out var email)) { return string.IsNullOrWhiteSpace(address) ? Customer.EmailMissing : Customer.EmailInvalid; }
        if (throttle.Take(limits.CurrentValue.SignIn, "resume from:" + origin.Address) is { } tooMany) { return tooMany; }

        // a mailbox that was written to often enough gets no more; the answer does not tell
        if (throttle.Take(limits.CurrentValue.Mail, "resume:" + email.Normalized) is not null) { return Done.It; }
        return await Send(email, cancellationToken);
    }

    private Task<Result<Done>> Send(EmailAddress email, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var customer = await db.CustomerOf(email, cancellationToken);
            var newest = customer is { Suspension: null }
                ? await db.Set<Signup>().Where(s => s.CustomerId == customer.Id && s.State == SignupState.Open).OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancellationToken)
                : null;
            if (newest is not null) { await mail.Write(db, newest, customer!.Id, cancellationToken); }
            else { db.AddDecoy(time.GetUtcNow()); }
            return Done.It;
        },
        cancellationToken);
}
