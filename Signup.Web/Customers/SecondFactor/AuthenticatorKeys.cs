using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>Seals the keys shared with authenticator apps, so that a copy of the database alone makes no codes. Each is sealed for its login.</summary>
public sealed class AuthenticatorKeys(IDataProtectionProvider protection)
{
    public string Seal(Guid loginId, byte[] key) => Convert.ToBase64String(Of(loginId).Protect(key));

    /// <summary>Null when the seal cannot be opened any more; no code fits then.</summary>
    public byte[]? Open(Guid loginId, string sealedKey)
    {
        try
        {
            return Of(loginId).Unprotect(Convert.FromBase64String(sealedKey));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(Guid loginId) => protection.CreateProtector("authenticator key", loginId.ToString("N"));
}
