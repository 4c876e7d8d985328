using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.Passkeys;

/// <summary>A passkey that is now a way to sign in.</summary>
/// <param name="Strengthened">The session at hand lacked a second factor and may do its work now.</param>
public sealed record AddedPasskey(string Id, string Name, bool Strengthened);

/// <summary>
/// The second half: what the authenticator made is checked and kept, and the owner is told by mail. Showing it also makes the session
/// a strong one. Refusals: UNAUTHORIZED, PASSKEY_EXPIRED, PASSKEY_NOT_ADDED, PASSKEY_LIMIT.
/// </summary>
public sealed class AddPasskey(UnitOfWork unit, Ceremonies ceremonies, PasskeyMail mail, IStringLocalizer<CustomersTexts> texts, TimeProvider time)
{
    /// <param name="credential">The browser's answer (PublicKeyCredential) as JSON.</param>
    /// <param name="name">What the owner calls it; empty is "Passkey on Firefox on Linux" or the like.</param>
    public async Task<Result<AddedPasskey>> Run(Actor actor, string credential, string? name, Origin origin, HttpContext http)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        if (await ceremonies.Finish(http, CeremonyKind.Add) is not { } asked || asked.LoginId != actor.LoginId || asked.SessionId != actor.Session?.Value) { return Passkey.Expired; }
        var made = await Passkey.Checks(http).PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = asked.State });
        if (!made.Succeeded) { return Passkey.NotAdded; }
        return await Keep(actor, made.Passkey, Passkey.Named(name) ?? NameFrom(origin), http.RequestAborted);
    }

    private Task<Result<AddedPasskey>> Keep(Actor actor, UserPasskeyInfo made, string name, CancellationToken cancellationToken) => unit.Run<Result<AddedPasskey>>(
        async db =>
        {
            if (await db.Users.SingleOrDefaultAsync(l => l.Id == actor.LoginId, cancellationToken) is not { } login) { return Actor.Unauthorized; }
            if (await db.UserPasskeys.AnyAsync(p => p.CredentialId == made.CredentialId, cancellationToken)) { return Passkey.NotAdded; }
            if (await db.UserPasskeys.CountAsync(p => p.UserId == login.Id, cancellationToken) >= Passkey.Most) { return Passkey.Limit; }
            db.Add(new IdentityUserPasskey<Guid> { UserId = login.Id, CredentialId = made.CredentialId, Data = DataOf(made, name) });
            login.Touch();
            if (await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == actor.Session && s.LoginId == login.Id, cancellationToken) is { } session) { session.Strengthen(); }
            db.Announce(new PasskeyAdded(login.Id));
            await mail.WriteAdded(db, login, name, cancellationToken);
            return new AddedPasskey(Passkey.IdOf(made.CredentialId), name, actor.MustAddSecondFactor);
        },
        cancellationToken);

    private IdentityPasskeyData DataOf(UserPasskeyInfo made, string name) => new()
    {
        Name = name,
        CreatedAt = time.GetUtcNow(),
        PublicKey = made.PublicKey,
        SignCount = made.SignCount,
        Transports = made.Transports,
        IsUserVerified = made.IsUserVerified,
        IsBackupEligible = made.IsBackupEligible,
        IsBackedUp = made.IsBackedUp,
        AttestationObject = made.AttestationObject,
        ClientDataJson = made.ClientDataJson,
    };

    private string NameFrom(Origin origin) => origin.Client == Origin.Unknown.Client ? texts["Passkey"] : Shortened(texts["Passkey on {0}", origin.Client]);

    private static string Shortened(string name) => name.Length > Passkey.MaxName ? name[..Passkey.MaxName] : name;
}
