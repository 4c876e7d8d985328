namespace SignupWeb.Platform.Access.Providers;

/// <summary>Section Access: with whom people may sign in besides their password (R2 step 3).</summary>
public sealed class ProviderOptions
{
    /// <summary>By name. The name is part of the redirect address and of every connection made: do not change it later.</summary>
    public Dictionary<string, ProviderSettings> Providers { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Section Access:Providers:(name).</summary>
public sealed class ProviderSettings
{
    /// <summary>Entra, Google, Apple or Facebook, with ready endpoints and scopes. Empty: the name, when it is one of these.</summary>
    public string? Preset { get; set; }

    public string ClientId { get; set; } = string.Empty;

    /// <summary>Not for Apple, whose secret is made from the private key.</summary>
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>On the button, "Continue with ...". Empty: the preset's, or the name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>An OpenID Provider's address: its endpoints are read from .well-known/openid-configuration under it.</summary>
    public string? Authority { get; set; }

    public string? AuthorizationEndpoint { get; set; }

    public string? TokenEndpoint { get; set; }

    public string? UserInfoEndpoint { get; set; }

    /// <summary>With spaces between them.</summary>
    public string? Scopes { get; set; }

    /// <summary>Entra: the directory's id or domain; common, organizations or consumers for accounts of many.</summary>
    public string Tenant { get; set; } = "common";

    /// <summary>The provider's e-mail addresses are known to be checked though it does not say so, e.g. those of a directory of one's own.</summary>
    public bool TrustEmail { get; set; }

    /// <summary>Apple: the developer team.</summary>
    public string? TeamId { get; set; }

    /// <summary>Apple: the id of the private key.</summary>
    public string? KeyId { get; set; }

    /// <summary>Apple: the text of the key file (.p8); line breaks may be written as \n.</summary>
    public string? PrivateKey { get; set; }
}
