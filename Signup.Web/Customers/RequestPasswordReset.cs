using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Customers;

/// <summary>Mails a link to choose a new password, to customers and staff alike. Says the same whether or not there is an account. Refusals: EMAIL_INVALID, TOO_MANY_REQUESTS.</summary>
public sealed class RequestPasswordReset(UnitOfWork unit, CustomerMail mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public async Task<Result<Done>> Run(string? address, Origin origin, CancellationToken cancellationToken = default)
    {
        if (!EmailAddress.TryParse(address, out var email)) { return string.IsNullOrWhiteSpace(address) ? Customer.EmailMissing : Customer.EmailInvalid; }
        if (throttle.Take(limits.CurrentValue.SignIn, "reset from:" + origin.Address) is { } tooMany) { return tooMany; }

        // a mailbox that was written to often enough gets no more; the answer does not tell
        if (throttle.Take(limits.CurrentValue.Mail, "reset:" + email.Normalized) is not null) { return Done.It; }
        return await Send(email, cancellationToken);
    }

    private Task<Result<Done>> Send(EmailAddress email, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var now = time.GetUtcNow();
            if (await db.LoginOf(email, cancellationToken) is not { } login || await IsErased(db, login, cancellationToken))
            {
                db.AddDecoy(now);
                return Done.It;
            }

            var reset = await PasswordReset.Renewed(db, login.Id, now, cancellationToken);
            await mail.WriteReset(db, login, reset, cancellationToken);
            return Done.It;
        },
        cancellationToken);

    private static Task<bool> IsErased(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        var id = new CustomerId(login.Id);
        return db.Set<Customer>().AnyAsync(c => c.Id == id && c.ErasedAt != null, cancellationToken);
    }
}
