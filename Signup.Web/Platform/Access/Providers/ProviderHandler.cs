using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>The framework's options of one provider's scheme, and whose they are.</summary>
internal sealed class ProviderScheme : OAuthOptions
{
    public Provider Provider { get; set; } = null!;

    /// <summary>What it publishes, as last read; null before that, and for plain OAuth.</summary>
    public ConfigurationManager<OpenIdConnectConfiguration>? Published { get; set; }
}

/// <summary>
/// The framework's OAuth handler (state, correlation cookie, PKCE) with what OpenID Connect and the presets add: endpoints found
/// late, a nonce and the id_token, Apple's signed secret and posted answer, Facebook's proof.
/// </summary>
internal sealed class ProviderHandler(IOptionsMonitor<ProviderScheme> options, ILoggerFactory logger, UrlEncoder encoder, PublicAddress address)
    : OAuthHandler<ProviderScheme>(options, logger, encoder)
{
    private const string NonceItem = "nonce";

    private ProviderEndpoints endpoints = null!;
    private JsonElement? postedName;

    private Provider Provider => Options.Provider;

    /// <summary>The address registered with the provider; never made from the request's Host header.</summary>
    private string RedirectUri => address.Of(Options.CallbackPath);

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            endpoints = await ProviderDiscovery.EndpointsOf(Options, Context.RequestAborted);
        }
        catch (ProviderException fault)
        {
            Response.Redirect(ProviderReturn.WithNothing(properties, Provider, fault, Logger));
            return;
        }

        if (endpoints.Issuer is not null) { properties.Items[NonceItem] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16)); }
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var question = QueryHelpers.ParseQuery(base.BuildChallengeUrl(properties, RedirectUri));
        if (properties.Items.TryGetValue(NonceItem, out var nonce)) { question["nonce"] = nonce; }
        if (Provider.Preset.PostsBack) { question["response_mode"] = "form_post"; }
        return QueryHelpers.AddQueryString(endpoints.Authorization, question);
    }

    /// <summary>A fault on the way keeps the properties, and with them the customer's way back.</summary>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        AuthenticationProperties? properties = null;
        try
        {
            if (Provider.Preset.PostsBack && HttpMethods.IsPost(Request.Method)) { await TakeForm(); }
            properties = Options.StateDataFormat.Unprotect(Request.Query["state"]);
            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (Exception e) when (e is ProviderException or IOException or InvalidDataException or BadHttpRequestException)
        {
            return HandleRequestResult.Fail(e, properties ?? new());
        }
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        endpoints = await ProviderDiscovery.EndpointsOf(Options, Context.RequestAborted);
        var secret = Provider.Preset.SignsItsSecret ? AppleSecret.Make(Provider.Settings, endpoints.Issuer!, TimeProvider.GetUtcNow()) : Options.ClientSecret;
        Dictionary<string, string> form = new(StringComparer.Ordinal) { ["grant_type"] = "authorization_code", ["code"] = context.Code, ["redirect_uri"] = RedirectUri, ["client_id"] = Options.ClientId };
        if (context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey, out var verifier)) { form[OAuthConstants.CodeVerifierKey] = verifier!; }
        if (!endpoints.SecretInHeader) { form["client_secret"] = secret; }
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoints.Token) { Content = new FormUrlEncodedContent(form) };
        if (endpoints.SecretInHeader) { request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(Options.ClientId)}:{Uri.EscapeDataString(secret)}"))); }
        var answer = OAuthTokenResponse.Success(await ProviderCall.Ask(Backchannel, request, Context.RequestAborted));
        return string.IsNullOrEmpty(answer.AccessToken) ? throw new ProviderException("The provider gave no access token.") : answer;
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        List<JsonElement> sources = [];
        if (endpoints.Issuer is not null)
        {
            properties.Items.Remove(NonceItem, out var nonce);
            var token = tokens.Response!.RootElement.TryGetProperty("id_token", out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
            sources.Add(await IdToken.Read(token, Options, nonce, TimeProvider.GetUtcNow(), Context.RequestAborted));
        }

        using var userInfo = endpoints.UserInfo is null ? null : await AskAboutThePerson(endpoints.UserInfo, tokens.AccessToken!);
        if (userInfo is not null) { sources.Add(OfTheSamePerson(userInfo.RootElement, sources)); }
        if (postedName is { } name) { sources.Add(name); }
        identity.AddClaims(ProviderClaims.Read(Provider, sources).ToClaims());
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    /// <summary>The rest of the handler reads the query only.</summary>
    private async Task TakeForm()
    {
        var form = await Request.ReadFormAsync(Context.RequestAborted);
        postedName = ProviderClaims.PostedName(form["user"]);
        Request.Query = new QueryCollection(form.ToDictionary(f => f.Key, f => f.Value, StringComparer.OrdinalIgnoreCase));
    }

    private async Task<JsonDocument> AskAboutThePerson(string userInfo, string accessToken)
    {
        var proof = Provider.Preset.ProvesItsSecret ? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Options.ClientSecret), Encoding.UTF8.GetBytes(accessToken))) : null;
        using var request = new HttpRequestMessage(HttpMethod.Get, proof is null ? userInfo : QueryHelpers.AddQueryString(userInfo, "appsecret_proof", proof));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await ProviderCall.Ask(Backchannel, request, Context.RequestAborted);
    }

    /// <summary>OpenID Connect Core 5.3.2: the two must name the same person, or the second is not used.</summary>
    private static JsonElement OfTheSamePerson(JsonElement userInfo, List<JsonElement> before) =>
        before.Count == 0 || (userInfo.TryGetProperty("sub", out var sub) && before[0].TryGetProperty("sub", out var first) && sub.ToString() == first.ToString())
            ? userInfo
            : throw new ProviderException("The userinfo is about another person than the id_token.");
}
