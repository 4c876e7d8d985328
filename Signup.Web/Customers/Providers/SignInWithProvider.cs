using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Providers;

/// <summary>
/// R2 steps 3 and 4: somebody recognised by an external provider is found, or gets an account with a profile from the provider's data.
/// BeginSession then starts the session. Refusals: PROVIDER_GAVE_NO_EMAIL, PROVIDER_MUST_BE_CONNECTED (a verified address with an account),
/// PROVIDER_CONNECT_FIRST (an unverified one), STAFF_PASSWORD, ACCOUNT_SUSPENDED, TOO_MANY_REQUESTS.
/// </summary>
public sealed class SignInWithProvider(UnitOfWork unit, IdentityProviders providers, CustomerMail mail, GiveToProvidersOwner owner, Throttle throttle, IOptionsMonitor<LimitOptions> limits, IOptions<ShopOptions> shop, TimeProvider time)
{
    /// <param name="culture">The language of mails to a new customer.</param>
    public async Task<Result<Proof>> Run(ProviderIdentity who, string culture, Origin origin, CancellationToken cancellationToken = default)
    {
        var known = await unit.Run(async db => await db.LoginConnectedTo(who, cancellationToken) is { } login ? Found(login) : ProviderRefusals.EmailNeeded, cancellationToken);
        if (!known.IsRefused || known.Refusal == ProviderRefusals.StaffPassword) { return known; }
        if (!EmailAddress.TryParse(who.Email, out var email)) { return string.IsNullOrWhiteSpace(who.Email) ? ProviderRefusals.EmailNeeded : Customer.EmailInvalid; }
        if (limits.CurrentValue.Registration is var limit && (throttle.Take(limit, "register:" + origin.Address) ?? throttle.Take(limit.OfRange, "register range:" + origin.Network)) is { } tooMany) { return tooMany; }
        return await FindOrMake(who, email, culture, cancellationToken);
    }

    /// <summary>The keys of the tables refuse the slower of two at once, who then finds what the other made.</summary>
    private Task<Result<Proof>> FindOrMake(ProviderIdentity who, EmailAddress email, string culture, CancellationToken cancellationToken) => unit.Run<Result<Proof>>(
        async db =>
        {
            // the address first: whoever finds an account made a moment ago by the same person then also finds its connection
            var login = await db.LoginOf(email, cancellationToken);
            if (await db.LoginConnectedTo(who, cancellationToken) is { } known) { return Found(known); }
            if (login is null) { return Found(Make(db, who, email, culture)); }
            if (login.Role != Role.Customer) { return ProviderRefusals.StaffPassword; }
            if (!who.EmailIsVerified) { return ProviderRefusals.ConnectFirst.With(providers.NameOf(who.Provider)); }
            var id = new CustomerId(login.Id);
            var customer = await db.Set<Customer>().SingleAsync(c => c.Id == id, cancellationToken);
            if (customer.IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
            if (customer.VerifiedAt is not null) { return ProviderRefusals.AccountExists; }
            await owner.Take(db, login, customer, who, cancellationToken);
            return Found(login);
        },
        cancellationToken);

    private static Result<Proof> Found(Login login) => login.Role == Role.Customer ? new Proof(login.Id, login.SecurityStamp, IsStrong: false) : ProviderRefusals.StaffPassword;

    /// <summary>R2 step 4, R4 SEQ-CUST-001 steps 4 to 6. The page with the buttons says that continuing agrees to the terms.</summary>
    private Login Make(SignupDb db, ProviderIdentity who, EmailAddress email, string culture)
    {
        var now = time.GetUtcNow();
        var login = Logins.Make(email, Role.Customer, $"{who.FirstName} {who.LastName}".Trim(), passwordHash: null);
        var registration = new Registration(email.Value, null) { FirstName = who.FirstName, LastName = who.LastName, TermsVersion = TermsOfUse.Version, Culture = culture };
        var customer = Customer.Register(new CustomerId(login.Id), email, registration, now);
        var verification = Verification.Of(customer.Id, now);
        db.AddRange(login, customer, verification, Connections.Of(login.Id, who, providers.NameOf(who.Provider)));
        db.Announce(new CustomerRegistered(customer.Id));
        if (!who.EmailIsVerified)
        {
            mail.WriteVerification(db, customer, verification);
            return login;
        }

        customer.Verify(now);
        db.Announce(new CustomerVerified(customer.Id));
        return login;
    }
}
