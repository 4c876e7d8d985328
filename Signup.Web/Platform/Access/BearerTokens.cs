using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>A program's way to carry a session: Authorization: Bearer with the opaque token POST /api/sessions gave it.</summary>
public sealed class BearerTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";
    private const int MaxLength = 200;

    /// <summary>The sandbox reads keys of its own from the same header.</summary>
    internal static bool Brings(HttpRequest request) => !request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal) && request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Brings(Request)) { return AuthenticateResult.NoResult(); }
        var token = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (token.Length is 0 or > MaxLength || await sessions.WhoHolds(token, Context.RequestAborted) is not { } who) { return AuthenticateResult.Fail("The token is not valid any more."); }
        return AuthenticateResult.Success(new AuthenticationTicket(who, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        return Actor.Unauthorized.ToProblem(Context).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Actor.Forbidden.ToProblem(Context).ExecuteAsync(Context);
}
