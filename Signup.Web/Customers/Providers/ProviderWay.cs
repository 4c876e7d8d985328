using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Providers;

/// <summary>What a sign-in with a provider is for and where it goes on to. Travels in the provider's state, sealed.</summary>
/// <param name="ConnectFor">The session whose customer connects the provider; null for a sign-in.</param>
/// <param name="Return">Local path to go on to; null for the usual one.</param>
/// <param name="HandOff">A sealed hand-off of another page (SignInHandOff), or null.</param>
public sealed record ProviderWay(SessionId? ConnectFor, string? Return, string? HandOff)
{
    public static ProviderWay Of(AuthenticationProperties properties) =>
        new(Guid.TryParse(Item(properties, "connect"), out var session) ? new SessionId(session) : null, LocalPath.Of(Item(properties, "return")), Item(properties, "hand-off"));

    /// <param name="back">Where to lead when nothing comes of it.</param>
    public AuthenticationProperties ToProperties(Provider provider, string back)
    {
        var properties = new AuthenticationProperties { RedirectUri = provider.DonePath };
        properties.KeepBack(back);
        if (ConnectFor is { } session) { properties.Items["connect"] = session.ToString(); }
        if (Return is not null) { properties.Items["return"] = Return; }
        if (HandOff is not null) { properties.Items["hand-off"] = HandOff; }
        return properties;
    }

    /// <summary>A page's address with this way on it.</summary>
    public string On(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal) { ["return"] = Return, ["hand-off"] = HandOff }.Where(q => q.Value is not null));

    private static string? Item(AuthenticationProperties properties, string name) => properties.Items.TryGetValue(name, out var value) ? value : null;
}
