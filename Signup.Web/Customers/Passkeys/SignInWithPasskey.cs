using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Passkeys;

/// <summary>
/// R4 SEQ-CUST-003 with a passkey in place of address and password: it stands for both factors. Refusals: TOO_MANY_REQUESTS,
/// PASSKEY_EXPIRED, PASSKEY_UNKNOWN, PASSKEY_NOT_ACCEPTED, ACCOUNT_SUSPENDED.
/// </summary>
public sealed class SignInWithPasskey(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, Ceremonies ceremonies, BeginSession beginSession, Throttle throttle, IOptionsMonitor<LimitOptions> limits)
{
    /// <param name="credential">The browser's answer (PublicKeyCredential) as JSON.</param>
    public async Task<Result<SignedIn>> Run(string credential, Origin origin, HttpContext http)
    {
        if (throttle.Begin(limits.CurrentValue.SignIn, "passkey from:" + origin.Address).Refused(out var tooMany, out var attempt)) { return tooMany; }
        var signedIn = await Compare(credential, origin, http);
        if (signedIn.Refusal == Passkey.NotAccepted || signedIn.Refusal == Passkey.Unknown) { attempt.WasWrong(); }
        else { attempt.GiveBack(); }
        return signedIn;
    }

    private async Task<Result<SignedIn>> Compare(string credential, Origin origin, HttpContext http)
    {
        if (await ceremonies.Finish(http, CeremonyKind.SignIn) is not { } asked) { return Passkey.Expired; }
        var shown = await Passkey.Checks(http).PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = asked.State });
        if (!shown.Succeeded || !await Keep(shown.Passkey, http.RequestAborted))
        {
            return await IsKnown(credential, http.RequestAborted) ? Passkey.NotAccepted : Passkey.Unknown;
        }

        var proof = new Proof(shown.User.Id, shown.User.SecurityStamp, IsStrong: true);
        var signedIn = await beginSession.Run(proof, SessionKind.Cookie, origin, cancellationToken: http.RequestAborted);
        return signedIn.Refusal == BeginSession.InvalidCredentials ? Passkey.NotAccepted : signedIn;
    }

    /// <summary>The authenticator's count of uses only goes up: when two answers carry the same count, the second came from a copy. Answers false then, and when the passkey was removed meanwhile.</summary>
    private Task<bool> Keep(UserPasskeyInfo shown, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var passkey = await db.UserPasskeys.SingleOrDefaultAsync(p => p.CredentialId == shown.CredentialId, cancellationToken);
            if (passkey is null || (passkey.Data.SignCount > 0 && shown.SignCount <= passkey.Data.SignCount)) { return false; }
            (passkey.Data.SignCount, passkey.Data.IsBackedUp) = (shown.SignCount, shown.IsBackedUp);
            return true;
        },
        cancellationToken);

    private async Task<bool> IsKnown(string credential, CancellationToken cancellationToken)
    {
        var id = Passkey.CredentialOf(IdIn(credential));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return id is not null && await db.UserPasskeys.AnyAsync(p => p.CredentialId == id, cancellationToken);
    }

    private static string? IdIn(string credential)
    {
        try
        {
            return (string?)JsonNode.Parse(credential)?["id"];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
