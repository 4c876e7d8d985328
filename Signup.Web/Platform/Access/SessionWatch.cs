using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>Who is signed in on a live page. When the session is taken away the page turns to a visitor's at once; when it runs out, at the next look.</summary>
public sealed class SessionWatch : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private readonly Sessions sessions;
    private readonly Commits commits;
    private readonly TimeSpan interval;
    private IDisposable? listening;
    private volatile bool isGone;

    public SessionWatch(ILoggerFactory loggers, Sessions sessions, Commits commits, IOptions<AccessOptions> options)
        : base(loggers)
    {
        (this.sessions, this.commits, interval) = (sessions, commits, options.Value.RevalidateEvery);
        AuthenticationStateChanged += Follow;
    }

    protected override TimeSpan RevalidationInterval => interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        IsStillOpen(authenticationState.User, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        AuthenticationStateChanged -= Follow;
        isGone = true;
        listening?.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(Task<AuthenticationState> changed) => _ = FollowAsync(changed);

    private async Task FollowAsync(Task<AuthenticationState> changed)
    {
        // not while the others are still being told of this change: a newer one told in between would reach them first
        await Task.Yield();
        var user = (await changed).User;
        listening?.Dispose();
        listening = null;
        if (Actor.Of(user).Session is not { } id) { return; }
        var ours = CultureInfo.CurrentUICulture.Name;
        listening = commits.OnTopic(id.ToString(), () => _ = Speaking.In(ours, () => TurnAwayWhenEnded(user)));
        if (isGone)
        {
            listening.Dispose();
            return;
        }

        // it may have ended between the request for the page and now
        await TurnAwayWhenEnded(user);
    }

    private async Task TurnAwayWhenEnded(ClaimsPrincipal user)
    {
        if (!await IsStillOpen(user, CancellationToken.None)) { SetAuthenticationState(Task.FromResult(Nobody)); }
    }

    private async Task<bool> IsStillOpen(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Actor.Of(user).Session is { } id && await sessions.Who(id, cancellationToken) is not null;
}
