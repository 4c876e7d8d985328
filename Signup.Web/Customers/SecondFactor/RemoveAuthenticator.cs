using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>
/// Two-factor sign-in is off again. Asks for a code, or for the <see cref="OwnersProof"/> in a session that began with a second factor.
/// Not on is a success that changes nothing. Refusals: UNAUTHORIZED, STAFF_NEED_SECOND_FACTOR, STRONG_SIGN_IN_NEEDED, CODE_INVALID,
/// TOO_MANY_REQUESTS, and those of the proof.
/// </summary>
public sealed class RemoveAuthenticator(UnitOfWork unit, OwnersProof owner, SecondFactorCodes codes, SecondFactorMail mail, IOptions<AccessOptions> access, IOptions<ShopOptions> shop)
{
    public static readonly Refusal StaffNeedOne = new(RefusalKind.Forbidden, "STAFF_NEED_SECOND_FACTOR", "Staff need a second factor");

    public static readonly Refusal StrongNeeded = new(RefusalKind.Forbidden, "STRONG_SIGN_IN_NEEDED", "This session began without a code. Sign out and in again, then you can change this.");

    public async Task<Result<Done>> Run(Actor actor, string? password, string? code, CancellationToken cancellationToken = default)
    {
        if (actor is not { LoginId: { } loginId, Session: { } sessionId }) { return Actor.Unauthorized; }
        if (!string.IsNullOrWhiteSpace(code)) { return await codes.Counted(loginId, () => Remove(loginId, sessionId, code, cancellationToken)); }
        return await owner.Check(actor, password, cancellationToken) is { } refusal ? refusal : await Remove(loginId, sessionId, null, cancellationToken);
    }

    /// <summary>The authenticator and the recovery codes go within the caller's unit of work.</summary>
    internal static async Task Drop(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        login.SetTwoFactor(false);
        db.RemoveRange(await db.Set<Authenticator>().Where(a => a.LoginId == login.Id).ToListAsync(cancellationToken));
        await RecoveryCodes.Drop(db, login.Id, cancellationToken);
        db.Announce(new SecondFactorRemoved(login.Id));
    }

    private Task<Result<Done>> Remove(Guid loginId, SessionId sessionId, string? code, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var login = await db.Users.SingleAsync(l => l.Id == loginId, cancellationToken);
            if (!login.TwoFactorEnabled) { return Done.It; }
            if (await MustKeep(db, login, cancellationToken)) { return StaffNeedOne; }
            if (code is null && !await db.IsStrong(sessionId, cancellationToken)) { return StrongNeeded; }
            if (code is not null && (await codes.Use(db, loginId, code, cancellationToken)).Refused(out var refusal, out _)) { return refusal; }
            await Drop(db, login, cancellationToken);
            await mail.WriteOff(db, loginId, cancellationToken);
            return Done.It;
        },
        cancellationToken);

    private async Task<bool> MustKeep(SignupDb db, Login login, CancellationToken cancellationToken) =>
        login.Role != Role.Customer && access.Value.RequiresSecondFactorOfStaff(shop.Value.TestMode)
        && !await db.UserPasskeys.AnyAsync(p => p.UserId == login.Id, cancellationToken);
}
