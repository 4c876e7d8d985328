using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.Passkeys;

/// <summary>One passkey as its owner sees it. When it was last used is not kept: Identity's row has no place for it.</summary>
/// <param name="Id">The credential's id, base64url.</param>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset AddedAt);

/// <summary>What is true of every passkey. The rows are Identity's own (table passkeys).</summary>
public static class Passkey
{
    /// <summary>Passkeys of one login at most.</summary>
    public const int Most = 10;

    public const int MaxName = 60;

    public static readonly Refusal NotFound = Refusal.NotFound("PASSKEY_NOT_FOUND", "There is no such passkey.");

    public static readonly Refusal Limit = Refusal.Conflict("PASSKEY_LIMIT", "You have {0} passkeys, and that is the most. Remove one first.") with { Arguments = [Most] };

    public static readonly Refusal NameInvalid = Refusal.Invalid("PASSKEY_NAME_INVALID", "Enter a name of {0} characters or fewer", "name") with { Arguments = [MaxName] };

    public static readonly Refusal Unavailable = new(RefusalKind.Forbidden, "PASSKEYS_UNAVAILABLE", "Passkeys need an address that begins with https.");

    /// <summary>The ceremony's time is over, it was answered before, or another browser was asked.</summary>
    public static readonly Refusal Expired = Refusal.Invalid("PASSKEY_EXPIRED", "That took too long. Try again.");

    public static readonly Refusal NotAdded = Refusal.Invalid("PASSKEY_NOT_ADDED", "The passkey could not be added. Try again.");

    public static readonly Refusal Unknown = new(RefusalKind.Unauthorized, "PASSKEY_UNKNOWN", "This passkey does not belong to an account here any more. Sign in another way.");

    public static readonly Refusal NotAccepted = new(RefusalKind.Unauthorized, "PASSKEY_NOT_ACCEPTED", "The passkey was not accepted. Try again, or sign in another way.");

    public static readonly Refusal LastWayIn = Refusal.Conflict("LAST_WAY_IN", "This passkey is your only way to sign in. Choose a password or add another passkey first.");

    public static readonly Refusal LastSecondFactor = Refusal.Conflict("LAST_SECOND_FACTOR", "Your role needs a second factor, and this passkey is the only one. Add another first.");

    /// <summary>Identity's checks of what an authenticator says. They belong to a request and read the database in its scope.</summary>
    internal static IPasskeyHandler<Login> Checks(HttpContext http) => http.RequestServices.GetRequiredService<IPasskeyHandler<Login>>();

    internal static string IdOf(byte[] credential) => WebEncoders.Base64UrlEncode(credential);

    /// <summary>Null when it cannot be one.</summary>
    internal static byte[]? CredentialOf(string? id)
    {
        try
        {
            return id is { Length: > 0 and <= 1400 } ? WebEncoders.Base64UrlDecode(id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The name without blanks around it; null when it is empty or too long.</summary>
    internal static string? Named(string? name) => name?.Trim() is { Length: > 0 and <= MaxName } good ? good : null;
}
