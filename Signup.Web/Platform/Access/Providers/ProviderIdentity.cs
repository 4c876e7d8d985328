using System.Security.Claims;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>Whom a provider recognised.</summary>
/// <param name="Provider">The provider's name in our settings.</param>
/// <param name="Key">Its lasting id of the person; addresses change hands, this does not.</param>
/// <param name="Email">As the provider gave it; null when it gave none, or none that is one.</param>
/// <param name="EmailIsVerified">The provider vouches that the address is the person's.</param>
public sealed record ProviderIdentity(string Provider, string Key, string? Email, bool EmailIsVerified, string FirstName, string LastName)
{
    private const string KeyClaim = "key";
    private const string ProviderClaim = "provider";
    private const string VerifiedClaim = "email-verified";

    public IEnumerable<Claim> ToClaims()
    {
        yield return new(ProviderClaim, Provider);
        yield return new(KeyClaim, Key);
        if (Email is not null) { yield return new(ClaimTypes.Email, Email); }
        if (EmailIsVerified) { yield return new(VerifiedClaim, "yes"); }
        yield return new(ClaimTypes.GivenName, FirstName);
        yield return new(ClaimTypes.Surname, LastName);
    }

    /// <summary>Null when the claims are not of <see cref="ToClaims"/>.</summary>
    public static ProviderIdentity? Of(ClaimsPrincipal? principal)
    {
        if (principal?.FindFirstValue(ProviderClaim) is not { } provider || principal.FindFirstValue(KeyClaim) is not { } key) { return null; }
        return new(provider, key, principal.FindFirstValue(ClaimTypes.Email), principal.HasClaim(VerifiedClaim, "yes"), principal.FindFirstValue(ClaimTypes.GivenName) ?? string.Empty, principal.FindFirstValue(ClaimTypes.Surname) ?? string.Empty);
    }
}
