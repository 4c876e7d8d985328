using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.Registering;

/// <summary>A registration found to be right, its password hashed.</summary>
public sealed record Newcomer(EmailAddress Email, string PasswordHash, Registration Registration);

/// <summary>Makes the rows of a new account, with its mail, within the caller's unit of work (R4 SEQ-CUST-001 steps 4 and 5).</summary>
public sealed class NewAccounts(CustomerMail mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    /// <summary>The password counts at once, also before the address is confirmed.</summary>
    public Login Open(SignupDb db, Newcomer newcomer)
    {
        var (login, customer, verification) = Make(db, newcomer, newcomer.PasswordHash);
        mail.WriteVerification(db, customer, verification);
        return login;
    }

    /// <summary>The password counts from the moment the mailed link is used: until then a sign-in with it would tell that the address was free.</summary>
    public void OpenByMail(SignupDb db, Newcomer newcomer)
    {
        var (_, customer, verification) = Make(db, newcomer, null);
        verification.Claim(newcomer.PasswordHash, newcomer.Registration, time.GetUtcNow());
        mail.WriteVerification(db, customer, verification, isNew: true, newcomer.Registration.HandOff);
    }

    /// <summary>An account nobody has claimed yet must not keep the address from its owner: a new link, with the new password behind it.</summary>
    public async Task LetTheOwnerClaim(SignupDb db, Customer customer, Newcomer newcomer, CancellationToken cancellationToken)
    {
        if (throttle.Take(limits.CurrentValue.Mail, "verify:" + customer.Id) is not null)
        {
            db.AddDecoy(time.GetUtcNow());
            return;
        }

        var verification = await db.Set<Verification>().SingleAsync(v => v.CustomerId == customer.Id, cancellationToken);
        verification.Claim(newcomer.PasswordHash, newcomer.Registration, time.GetUtcNow());
        mail.WriteVerification(db, customer, verification, handOff: newcomer.Registration.HandOff);
    }

    private (Login Login, Customer Customer, Verification Verification) Make(SignupDb db, Newcomer newcomer, string? passwordHash)
    {
        var (registration, now) = (newcomer.Registration, time.GetUtcNow());
        var login = Logins.Make(newcomer.Email, Role.Customer, $"{registration.FirstName} {registration.LastName}".Trim(), passwordHash);
        var customer = Customer.Register(new CustomerId(login.Id), newcomer.Email, registration, now);
        var verification = Verification.Of(customer.Id, now);
        db.AddRange(login, customer, verification);
        db.Announce(new CustomerRegistered(customer.Id));
        return (login, customer, verification);
    }
}
