using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace SignupTests.Customers.Providers;

/// <summary>Answers at /token and /me as a provider that differs from OpenID Connect does; keeps what it was asked.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
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
        app.MapGet("/.well-known/openid-configuration", () => Results.Content(Discovery, "application/json"));
        app.StartAsync().GetAwaiter().GetResult();
        Address = app.Urls.Single();
    }

    public string Address { get; }

    public int Status { get; set; } = 200;

    public string Discovery { get; set; } = "{}";

    /// <summary>The answer at /me.</summary>
    public string Me { get; set; } = "{}";

    /// <summary>The answer at /token; by default an access token alone.</summary>
    public Func<string> Token { get; set; } = AccessToken;

    public Dictionary<string, string> Form { get; private set; } = [];

    public string Asked { get; private set; } = string.Empty;

    public string Authorization { get; private set; } = string.Empty;

    public static string AccessToken() => """{"access_token":"an-access-token","token_type":"bearer"}""";

    /// <summary>A token answer with an id_token of these claims. Its signature is nothing: TLS stands in for it.</summary>
    public static string WithIdToken(object claims) => JsonSerializer.Serialize(new { access_token = "an-access-token", token_type = "bearer", id_token = $"e30.{WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(claims))}.c2ln" });

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
