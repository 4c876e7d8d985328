using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Passkeys;

/// <summary>
/// The first half of adding a passkey: the owner proves who they are, so that an unlocked screen cannot plant one, and the browser is
/// told what to make. Refusals: UNAUTHORIZED, PASSKEYS_UNAVAILABLE, PASSKEY_LIMIT, and those of OwnersProof.
/// </summary>
public sealed class OfferToAddPasskey(IDbContextFactory<SignupDb> contexts, OwnersProof owner, Ceremonies ceremonies, PasskeyAddress address)
{
    /// <summary>WebAuthn's creation options as JSON. Passkeys the login has already are named in them, so that no device makes a second.</summary>
    public async Task<Result<string>> Run(Actor actor, string? password, HttpContext http)
    {
        if (actor.LoginId is not { } loginId) { return Actor.Unauthorized; }
        if (!address.IsUsable) { return Passkey.Unavailable; }
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (await db.UserPasskeys.CountAsync(p => p.UserId == loginId, http.RequestAborted) >= Passkey.Most) { return Passkey.Limit; }
        if (await owner.Check(actor, password, http.RequestAborted) is { } notTheOwner) { return notTheOwner; }
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(l => l.Id == loginId, http.RequestAborted) is not { } login) { return Actor.Unauthorized; }
        var made = await Passkey.Checks(http).MakeCreationOptionsAsync(EntityOf(login), http);
        ceremonies.Begin(http, CeremonyKind.Add, made.AttestationState!, actor);
        return made.CreationOptionsJson;
    }

    private static PasskeyUserEntity EntityOf(Login login) => new()
    {
        Id = login.Id.ToString(),
        Name = login.Email ?? login.DisplayName,
        DisplayName = login.DisplayName.Length > 0 ? login.DisplayName : login.Email ?? string.Empty,
    };
}
