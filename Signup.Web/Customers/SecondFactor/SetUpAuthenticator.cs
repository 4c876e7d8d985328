using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>What an authenticator app needs to know.</summary>
/// <param name="Uri">otpauth://, for the picture that is scanned.</param>
/// <param name="Key">The same key in groups of four, for typing.</param>
public sealed record SharedKey(string Uri, string Key);

/// <summary>
/// The first step to two-factor sign-in: a new key for the app. Nothing changes until <see cref="ConfirmAuthenticator"/> sees one of its codes;
/// asking again replaces the unconfirmed key. Refusals: TWO_FACTOR_ON, and those of <see cref="OwnersProof"/>.
/// </summary>
public sealed class SetUpAuthenticator(UnitOfWork unit, OwnersProof owner, AuthenticatorKeys keys, IOptions<ShopOptions> shop, TimeProvider time)
{
    public static readonly Refusal AlreadyOn = Refusal.Conflict("TWO_FACTOR_ON", "Two-factor sign-in is on already. To change to another app, remove this one first.");

    public async Task<Result<SharedKey>> Run(Actor actor, string? password, CancellationToken cancellationToken = default)
    {
        if (await owner.Check(actor, password, cancellationToken) is { } refusal) { return refusal; }
        return await Keep(actor.LoginId!.Value, Totp.NewKey(), cancellationToken);
    }

    private Task<Result<SharedKey>> Keep(Guid loginId, byte[] key, CancellationToken cancellationToken) => unit.Run<Result<SharedKey>>(
        async db =>
        {
            var (sealedKey, now) = (keys.Seal(loginId, key), time.GetUtcNow());
            var authenticator = await db.Set<Authenticator>().SingleOrDefaultAsync(a => a.LoginId == loginId, cancellationToken);
            if (authenticator is null) { db.Add(Authenticator.For(loginId, sealedKey, now)); }
            else if (!authenticator.StartOver(sealedKey, now)) { return AlreadyOn; }
            var account = await db.Users.Where(l => l.Id == loginId).Select(l => l.Email).SingleAsync(cancellationToken);
            return Share(account, Base32.Of(key));
        },
        cancellationToken);

    private SharedKey Share(string? account, string key)
    {
        // a colon separates issuer and account, so neither may contain one
        var issuer = Uri.EscapeDataString(shop.Value.Name.Replace(':', ' '));
        var label = Uri.EscapeDataString((account ?? string.Empty).Replace(':', ' '));
        return new($"otpauth://totp/{issuer}:{label}?secret={key}&issuer={issuer}&algorithm=SHA1&digits={Totp.Digits}&period={Totp.Period}", Base32.InGroups(key, ' '));
    }
}
