using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>
/// Ten new recovery codes in place of the old ones. Refusals: TWO_FACTOR_OFF, STRONG_SIGN_IN_NEEDED, and those of <see cref="OwnersProof"/>.
/// </summary>
public sealed class RenewRecoveryCodes(UnitOfWork unit, OwnersProof owner, SecondFactorMail mail)
{
    public static readonly Refusal Off = Refusal.Conflict("TWO_FACTOR_OFF", "Two-factor sign-in is off.");

    public async Task<Result<NewCodes>> Run(Actor actor, string? password, CancellationToken cancellationToken = default)
    {
        if (await owner.Check(actor, password, cancellationToken) is { } refusal) { return refusal; }
        return await Renew(actor.LoginId!.Value, actor.Session!.Value, cancellationToken);
    }

    private Task<Result<NewCodes>> Renew(Guid loginId, SessionId sessionId, CancellationToken cancellationToken) => unit.Run<Result<NewCodes>>(
        async db =>
        {
            if (!await db.Users.AnyAsync(l => l.Id == loginId && l.TwoFactorEnabled, cancellationToken)) { return Off; }
            if (!await db.IsStrong(sessionId, cancellationToken)) { return RemoveAuthenticator.StrongNeeded; }
            await mail.WriteCodesRenewed(db, loginId, cancellationToken);
            return await RecoveryCodes.Renew(db, loginId, cancellationToken);
        },
        cancellationToken);
}
