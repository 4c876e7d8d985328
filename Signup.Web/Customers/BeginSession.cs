using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>R4 SEQ-CUST-003 step 6.</summary>
/// <param name="Customer">Null for staff, who sign in the same way.</param>
public sealed record SignedIn(StartedSession Session, Role Role, CustomerView? Customer);

/// <summary>What a person has proved so far.</summary>
/// <param name="Stamp">The login's security stamp when it was proved: a password changed meanwhile makes the proof worthless.</param>
/// <param name="IsStrong">A passkey, or a second factor beside the first; nothing more is asked then.</param>
public sealed record Proof(Guid LoginId, string? Stamp, bool IsStrong);

/// <summary>
/// R4 SEQ-CUST-003 steps 4 to 6, for whoever proved who they are: by password, by an external provider, by passkey. Refusals:
/// ACCOUNT_SUSPENDED, INVALID_CREDENTIALS, SECOND_FACTOR_NEEDED.
/// </summary>
public sealed class BeginSession(UnitOfWork unit, Sessions sessions, IOptions<ShopOptions> shop, TimeProvider time)
{
    public static readonly Refusal InvalidCredentials = new(RefusalKind.Unauthorized, "INVALID_CREDENTIALS", "The e-mail or password is not right.");

    public static readonly Refusal SecondFactorNeeded = new(RefusalKind.Unauthorized, "SECOND_FACTOR_NEEDED", "Enter the code of your authenticator app.");

    private static readonly Refusal StaffSuspended = new(RefusalKind.Forbidden, "ACCOUNT_SUSPENDED", "Your access is suspended. Ask an administrator of this shop.");

    /// <param name="also">Runs in the same transaction once the session has begun, e.g. to renew the password's hash.</param>
    public Task<Result<SignedIn>> Run(Proof proof, SessionKind kind, Origin origin, Action<SignupDb, Login>? also = null, CancellationToken cancellationToken = default) => unit.Run(db => Run(db, proof, kind, origin, also, cancellationToken), cancellationToken);

    /// <summary>The same within the caller's unit of work, for callers with more to save in it.</summary>
    public async Task<Result<SignedIn>> Run(SignupDb db, Proof proof, SessionKind kind, Origin origin, Action<SignupDb, Login>? also = null, CancellationToken cancellationToken = default)
    {
        var login = await db.Users.SingleOrDefaultAsync(l => l.Id == proof.LoginId, cancellationToken);
        if (login is null || login.SecurityStamp != proof.Stamp) { return InvalidCredentials; }
        var id = new CustomerId(login.Id);
        var customer = await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (customer?.IsSuspended(shop.Value.SupportEmail) is { } suspended) { return suspended; }
        if (login.IsBlocked(time.GetUtcNow())) { return login.Role == Role.Customer ? InvalidCredentials : StaffSuspended; }
        if (!proof.IsStrong && await HasSecondFactor(db, login, cancellationToken)) { return SecondFactorNeeded; }
        also?.Invoke(db, login);
        var session = sessions.Start(db, login, kind, origin, proof.IsStrong);
        return new SignedIn(session, login.Role, customer is null ? null : CustomerView.Of(customer));
    }

    /// <summary>Staff with a passkey can no longer sign in with the password alone; customers with one still can.</summary>
    private static async Task<bool> HasSecondFactor(SignupDb db, Login login, CancellationToken cancellationToken) =>
        login.TwoFactorEnabled || (login.Role != Role.Customer && await db.UserPasskeys.AnyAsync(p => p.UserId == login.Id, cancellationToken));
}
