using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SignupTests.Customers.Providers;

/// <summary>
/// Answers at /token and /me as a provider that differs from OpenID Connect does; keeps what it was asked. It publishes its keys, and
/// endpoints for as many issuers as there are names below its address.
/// </summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private const string EntraIssuer = "https://login.microsoftonline.com/{tenantid}/v2.0";

    private readonly WebApplication app;

    public FakeProvider()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/token", async (HttpRequest request) =>
        {
            Form = (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
            return Results.Content(Token(), "application/json", statusCode: Status);
        });
        app.MapGet("/me", (HttpRequest request) =>
        {
            (Asked, Authorization) = (request.QueryString.Value ?? string.Empty, request.Headers.Authorization.ToString());
            return Results.Content(Me, "application/json", statusCode: Status);
        });
        app.MapGet("/{name}/.well-known/openid-configuration", (string name) => Results.Json(new
        {
            issuer = name == "entra" ? EntraIssuer : IssuerOf(name), authorization_endpoint = Address + "/auth", token_endpoint = Address + "/token", jwks_uri = Address + "/keys",
            userinfo_endpoint = name == "apple" ? null : Address + "/me",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicPartOf(Key) } }));
        app.StartAsync().GetAwaiter().GetResult();
        Address = app.Urls.Single();
    }

    public string Address { get; }

    public int Status { get; set; } = 200;

    /// <summary>Signs its tokens, and is the one key it publishes.</summary>
    public RsaSecurityKey Key { get; set; } = NewKey("first");

    /// <summary>The answer at /me.</summary>
    public string Me { get; set; } = "{}";

    /// <summary>The answer at /token; by default an access token alone.</summary>
    public Func<string> Token { get; set; } = AccessToken;

    public Dictionary<string, string> Form { get; private set; } = [];

    public string Asked { get; private set; } = string.Empty;

    public string Authorization { get; private set; } = string.Empty;

    public static string AccessToken() => """{"access_token":"an-access-token","token_type":"bearer"}""";

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public string IssuerOf(string name) => $"{Address}/{name}";

    /// <summary>A token answer with an id_token of these claims.</summary>
    public string WithIdToken(object claims) => WithIdToken(claims, Key);

    /// <summary>Signed with this key; with none, not signed at all.</summary>
    public static string WithIdToken(object claims, RsaSecurityKey? key)
    {
        var payload = JsonSerializer.Serialize(claims);
        var handler = new JsonWebTokenHandler();
        var token = key is null ? handler.CreateToken(payload) : handler.CreateToken(payload, new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
        return JsonSerializer.Serialize(new { access_token = "an-access-token", token_type = "bearer", id_token = token });
    }

    private static object PublicPartOf(RsaSecurityKey key)
    {
        var open = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
