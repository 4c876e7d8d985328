using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>
/// R4 SEQ-CUST-001: a visitor gets an account. Refusals: PASSWORD_INVALID (with requirements), EMAIL_INVALID, EMAIL_EXISTS,
/// TOO_MANY_REQUESTS. An answer that is not a refusal means the account is new and the asker's: nobody is let into an older one here.
/// </summary>
public sealed class RegisterCustomer(UnitOfWork unit, PasswordWork passwords, CustomerMail mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public static readonly Refusal EmailExists = Refusal.Conflict("EMAIL_EXISTS", "You already have an account with this e-mail. Sign in to continue, or reset your password.") with { Field = "email" };

    public static readonly Refusal EmailInvalid = Refusal.Invalid("EMAIL_INVALID", "Enter an e-mail address in the right format, like name@example.com", "email");

    public static readonly Refusal EmailMissing = EmailInvalid with { Sentence = "Enter your e-mail address" };

    /// <param name="moreWrong">What the page found missing beyond address and password, to be told at the same time.</param>
    public async Task<Result<Registered>> Run(Registration registration, Origin origin, IReadOnlyList<Refusal>? moreWrong = null, CancellationToken cancellationToken = default)
    {
        if (Wrong(registration, moreWrong, out var email) is { } refusal) { return refusal; }
        if (throttle.Take(limits.CurrentValue.Registration, "register:" + origin.Network) is { } tooMany) { return tooMany; }
        var hash = await passwords.Hash(registration.Password!, cancellationToken);
        var created = await Create(email, hash, registration, cancellationToken);
        if (created.IsRefused) { await LetTheOwnerClaim(email, hash, registration, cancellationToken); }
        return created;
    }

    /// <summary>Step 2: the password first, then the address.</summary>
    private static Refusal? Wrong(Registration registration, IReadOnlyList<Refusal>? moreWrong, out EmailAddress email)
    {
        List<Refusal> wrong = [];
        if (PasswordRules.Check(registration.Password, registration.Email) is { } password) { wrong.Add(password); }
        if (!EmailAddress.TryParse(registration.Email, out email)) { wrong.Add(string.IsNullOrWhiteSpace(registration.Email) ? EmailMissing : EmailInvalid); }
        if (ProfileRules.Line(registration.FirstName, "firstName") is { } firstName) { wrong.Add(firstName); }
        if (ProfileRules.Line(registration.LastName, "lastName") is { } lastName) { wrong.Add(lastName); }
        return Refusal.Of([.. wrong, .. moreWrong ?? []]);
    }

    /// <summary>Steps 3 to 6 in one transaction; the unique index refuses the slower of two at once, who then finds the account.</summary>
    private Task<Result<Registered>> Create(EmailAddress email, string hash, Registration registration, CancellationToken cancellationToken) => unit.Run<Result<Registered>>(
        async db =>
        {
            if (await db.LoginOf(email, cancellationToken) is not null) { return EmailExists; }
            var now = time.GetUtcNow();
            var login = Logins.Make(email, Role.Customer, $"{registration.FirstName} {registration.LastName}".Trim(), hash);
            var customer = Customer.Register(new CustomerId(login.Id), email, registration, now);
            var verification = Verification.Of(customer.Id, now);
            db.AddRange(login, customer, verification);
            db.Announce(new CustomerRegistered(customer.Id));
            mail.WriteVerification(db, customer, verification);
            return new Registered(customer.Id, email);
        },
        cancellationToken);

    /// <summary>An account nobody has claimed yet must not keep the address from its owner: a new link, with the new password behind it.</summary>
    private Task<Done> LetTheOwnerClaim(EmailAddress email, string hash, Registration registration, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var customer = await db.CustomerOf(email, cancellationToken);
            if (customer is not { VerifiedAt: null, Suspension: null } || await HasSignedIn(db, customer, cancellationToken)) { return Done.It; }
            if (throttle.Take(limits.CurrentValue.Mail, "verify:" + customer.Id) is not null) { return Done.It; }
            var verification = await db.Set<Verification>().SingleAsync(v => v.CustomerId == customer.Id, cancellationToken);
            verification.Claim(hash, registration, time.GetUtcNow());
            mail.WriteVerification(db, customer, verification);
            return Done.It;
        },
        cancellationToken);

    private static Task<bool> HasSignedIn(SignupDb db, Customer customer, CancellationToken cancellationToken) =>
        db.Set<Session>().AnyAsync(s => s.LoginId == customer.Id.Value, cancellationToken);
}
