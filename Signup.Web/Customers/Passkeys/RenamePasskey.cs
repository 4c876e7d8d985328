using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Passkeys;

/// <summary>The owner calls a passkey something else. Refusals: UNAUTHORIZED, PASSKEY_NAME_INVALID, PASSKEY_NOT_FOUND (also for another person's).</summary>
public sealed class RenamePasskey(UnitOfWork unit)
{
    public async Task<Result<Done>> Run(Actor actor, string id, string? name, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        if (Passkey.Named(name) is not { } good) { return Passkey.NameInvalid; }
        if (Passkey.CredentialOf(id) is not { } credential) { return Passkey.NotFound; }
        return await unit.Run<Result<Done>>(
            async db =>
            {
                var passkey = await db.UserPasskeys.SingleOrDefaultAsync(p => p.CredentialId == credential && p.UserId == actor.LoginId, cancellationToken);
                if (passkey is null) { return Passkey.NotFound; }
                passkey.Data.Name = good;
                return Done.It;
            },
            cancellationToken);
    }
}
