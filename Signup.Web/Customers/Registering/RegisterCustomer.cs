using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.Registering;

/// <summary>
/// R4 SEQ-CUST-001: a visitor gets an account. Refusals: PASSWORD_INVALID (with requirements), EMAIL_INVALID, EMAIL_EXISTS,
/// TOO_MANY_REQUESTS. An answer that is not a refusal never lets anybody into an older account: it is a new one, or
/// only a mail was sent (<see cref="Registered.ByMail"/>).
/// </summary>
public sealed class RegisterCustomer(
    UnitOfWork unit,
    PasswordWork passwords,
    NewAccounts accounts,
    Sessions sessions,
    RegisterByMail byMail,
    RevealBudget budget,
    Throttle throttle,
    Troubles troubles,
    IOptionsMonitor<LimitOptions> limits,
    IOptionsMonitor<RegistrationOptions> options)
{
    public static readonly Refusal EmailExists = Refusal.Conflict("EMAIL_EXISTS", "You already have an account with this e-mail. Sign in to continue, or reset your password.") with { Field = "email" };

    public static readonly Refusal TermsUnknown = Refusal.Invalid("TERMS_VERSION_UNKNOWN", "These are not the terms in force. Read them again.", "termsVersion");

    /// <param name="moreWrong">What the page found missing beyond address and password, to be told at the same time.</param>
    public Task<Result<Registered>> Run(Registration registration, Origin origin, IReadOnlyList<Refusal>? moreWrong = null, CancellationToken cancellationToken = default) =>
        troubles.Watch(Customer.NotSaved, () => Register(registration, origin, moreWrong, cancellationToken));

    private async Task<Result<Registered>> Register(Registration registration, Origin origin, IReadOnlyList<Refusal>? moreWrong, CancellationToken cancellationToken)
    {
        if (Wrong(registration, moreWrong, out var email) is { } refusal) { return refusal; }
        if (limits.CurrentValue.Registration is var limit && (throttle.Take(limit, "register:" + origin.Address) ?? throttle.Take(limit.OfRange, "register range:" + origin.Network)) is { } tooMany) { return tooMany; }
        if ((await passwords.Hash(registration.Password!, cancellationToken)).Refused(out var busy, out var hash)) { return busy; }
        var newcomer = new Newcomer(email, hash, registration);
        if (options.CurrentValue.DuplicateEmail == DuplicateEmail.Private) { return await byMail.Run(newcomer, null, cancellationToken); }
        var taken = await budget.Take(origin, cancellationToken);
        return taken.Reveal is { } reveal ? await Openly(newcomer, origin, reveal, cancellationToken) : await byMail.Run(newcomer, taken.UsedUp, cancellationToken);
    }

    /// <summary>Step 2: the password first, then the address.</summary>
    private Refusal? Wrong(Registration registration, IReadOnlyList<Refusal>? moreWrong, out EmailAddress email)
    {
        List<Refusal> wrong = [];
        if (passwords.Check(registration.Password, registration.Email) is { } password) { wrong.Add(password); }
        if (!EmailAddress.TryParse(registration.Email, out email)) { wrong.Add(string.IsNullOrWhiteSpace(registration.Email) ? Customer.EmailMissing : Customer.EmailInvalid); }
        if (ProfileRules.Name(registration.FirstName, "firstName") is { } firstName) { wrong.Add(firstName); }
        if (ProfileRules.Name(registration.LastName, "lastName") is { } lastName) { wrong.Add(lastName); }
        if (registration.TermsVersion is { } terms && terms != TermsOfUse.Version) { wrong.Add(TermsUnknown); }
        return Refusal.Of([.. wrong, .. moreWrong ?? []]);
    }

    private async Task<Result<Registered>> Openly(Newcomer newcomer, Origin origin, RevealBudget.Reveal reveal, CancellationToken cancellationToken)
    {
        var told = true;
        try
        {
            var created = await Create(newcomer, origin, cancellationToken);
            told = created.IsRefused;
            if (told) { await LetTheOwnerClaim(newcomer, cancellationToken); }
            return created;
        }
        finally
        {
            budget.Settle(reveal, told);
        }
    }

    /// <summary>Steps 3 to 6 in one transaction; the unique index refuses the slower of two at once, who then finds the account.</summary>
    private Task<Result<Registered>> Create(Newcomer newcomer, Origin origin, CancellationToken cancellationToken) => unit.Run<Result<Registered>>(
        async db =>
        {
            if (await db.LoginOf(newcomer.Email, cancellationToken) is not null) { return EmailExists; }
            var login = accounts.Open(db, newcomer);
            return new Registered(new CustomerId(login.Id), newcomer.Email) { Session = newcomer.Registration.Session is { } kind ? sessions.Start(db, login, kind, origin) : null };
        },
        cancellationToken);

    private Task<Done> LetTheOwnerClaim(Newcomer newcomer, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (await db.UnclaimedOf(newcomer.Email, cancellationToken) is { } customer) { await accounts.LetTheOwnerClaim(db, customer, newcomer, cancellationToken); }
            return Done.It;
        },
        cancellationToken);
}
