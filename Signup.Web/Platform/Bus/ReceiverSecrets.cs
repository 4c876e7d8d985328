using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Bus;

/// <summary>Makes the secrets that sign events, and seals them for their receiver: a copy of the database alone signs nothing.</summary>
public sealed class ReceiverSecrets(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new one, as it is shown once, and as it is kept.</summary>
    public (string Shown, string Sealed) Make(ReceiverId receiver)
    {
        var shown = "whsec_" + RandomNumberGenerator.GetString(Letters, 40);
        return (shown, Of(receiver).Protect(shown));
    }

    /// <summary>What signs now; null when the seal cannot be opened, because the keys of this shop are lost.</summary>
    public (string Secret, string? Old)? Open(Receiver receiver)
    {
        try
        {
            var protector = Of(receiver.Id);
            var old = receiver.OldSecretUntil > time.GetUtcNow() && receiver.OldSecret is { } before ? protector.Unprotect(before) : null;
            return (protector.Unprotect(receiver.Secret), old);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(ReceiverId receiver) => protection.CreateProtector("receiver secret", receiver.ToString());
}
