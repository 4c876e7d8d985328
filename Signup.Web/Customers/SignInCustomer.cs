using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>R4 SEQ-CUST-003 step 6.</summary>
/// <param name="Customer">Null for staff, who sign in through the same door.</param>
public sealed record SignedIn(StartedSession Session, Role Role, CustomerView? Customer);

/// <summary>
/// R4 SEQ-CUST-003: address and password for a session. Refusals: INVALID_CREDENTIALS (the same, and as slow, for unknown and wrong),
/// ACCOUNT_SUSPENDED (only after the right password), TOO_MANY_REQUESTS.
/// </summary>
public sealed class SignInCustomer(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, PasswordWork passwords, Sessions sessions, SignInLimit limit, IOptions<ShopOptions> shop, TimeProvider time)
{
    public static readonly Refusal InvalidCredentials = new(RefusalKind.Unauthorized, "INVALID_CREDENTIALS", "The e-mail or password is not right.");

    public async Task<Result<SignedIn>> Run(string? email, string? password, SessionKind kind, Origin origin, CancellationToken cancellationToken = default)
    {
        if (await limit.IsReached(email, origin, cancellationToken) is { } tooMany) { return tooMany; }
        var login = await LookUp(email, cancellationToken);
        var answer = await passwords.Compare(login?.PasswordHash, Bounded(password), cancellationToken);
        if (login is null || !answer.Matches)
        {
            limit.Count(email, origin);
            return InvalidCredentials;
        }

        var newHash = answer.NeedsNewHash ? await passwords.Hash(Bounded(password), cancellationToken) : null;
        return await Begin(login, newHash, kind, origin, cancellationToken);
    }

    /// <summary>Step 2.</summary>
    private async Task<Login?> LookUp(string? address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return EmailAddress.TryParse(address, out var email) ? await db.LoginOf(email, cancellationToken) : null;
    }

    /// <summary>Steps 4 to 6. The password may have changed since it was compared: then it is not the right one any more.</summary>
    private Task<Result<SignedIn>> Begin(Login compared, string? newHash, SessionKind kind, Origin origin, CancellationToken cancellationToken) => unit.Run<Result<SignedIn>>(
        async db =>
        {
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == compared.Id, cancellationToken);
            if (login is null || login.SecurityStamp != compared.SecurityStamp) { return InvalidCredentials; }
            var id = new CustomerId(login.Id);
            var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (customer?.IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
            if (login.IsBlocked(time.GetUtcNow())) { return InvalidCredentials; }
            if (newHash is not null) { login.PasswordHash = newHash; }
            var session = sessions.Start(db, login, kind, origin);
            return new SignedIn(session, login.Role, customer is null ? null : CustomerView.Of(customer));
        },
        cancellationToken);

    /// <summary>No longer than any password can be, so that a huge one costs nothing.</summary>
    private static string Bounded(string? password) => password is null ? string.Empty : password.Length > PasswordRules.MaxLength ? password[..(PasswordRules.MaxLength + 1)] : password;
}
