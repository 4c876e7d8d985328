using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Passkeys;

/// <summary>
/// The owner takes a passkey away; it signs in no more. Refusals: UNAUTHORIZED, PASSKEY_NOT_FOUND (also for another person's),
/// LAST_WAY_IN, LAST_SECOND_FACTOR (staff who need one), and those of OwnersProof.
/// </summary>
public sealed class RemovePasskey(UnitOfWork unit, OwnersProof owner, PasskeyMail mail, IOptions<AccessOptions> access, IOptions<ShopOptions> shop)
{
    public async Task<Result<Done>> Run(Actor actor, string id, string? password, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        if (await owner.Check(actor, password, cancellationToken) is { } notTheOwner) { return notTheOwner; }
        return await Remove(actor, id, cancellationToken);
    }

    private Task<Result<Done>> Remove(Actor actor, string id, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            if (await db.Users.SingleOrDefaultAsync(l => l.Id == actor.LoginId, cancellationToken) is not { } login) { return Actor.Unauthorized; }
            var all = await db.UserPasskeys.Where(p => p.UserId == login.Id).ToListAsync(cancellationToken);
            if (all.Find(p => Passkey.IdOf(p.CredentialId) == id) is not { } passkey) { return Passkey.NotFound; }
            if (all.Count == 1 && await IsNeeded(db, login, cancellationToken) is { } needed) { return needed; }
            db.Remove(passkey);
            login.Touch();
            db.Announce(new PasskeyRemoved(login.Id));
            await mail.WriteRemoved(db, login, passkey.Data.Name ?? string.Empty, cancellationToken);
            return Done.It;
        },
        cancellationToken);

    /// <summary>Why the only passkey has to stay; null when it does not.</summary>
    private async Task<Refusal?> IsNeeded(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        if (login.PasswordHash is null && !await db.UserLogins.AnyAsync(l => l.UserId == login.Id, cancellationToken)) { return Passkey.LastWayIn; }
        var isStaff = login.Role != Role.Customer;
        return isStaff && !login.TwoFactorEnabled && access.Value.RequiresSecondFactorOfStaff(shop.Value.TestMode) ? Passkey.LastSecondFactor : null;
    }
}
