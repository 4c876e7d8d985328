using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>Who is signed in on a live page. When the session is taken away the page turns to a visitor's at once; when it runs out, at the next look.</summary>
public sealed class SessionWatch : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private readonly SessionSweep sweep;
    private IDisposable? listening;
    private volatile bool isGone;

    public SessionWatch(SessionSweep sweep)
    {
        this.sweep = sweep;
        AuthenticationStateChanged += Follow;
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= Follow;
        isGone = true;
        listening?.Dispose();
    }

    private void Follow(Task<AuthenticationState> changed) => _ = FollowAsync(changed);

    private async Task FollowAsync(Task<AuthenticationState> changed)
    {
        // not while the others are still being told of this change: a newer one told in between would reach them first
        await Task.Yield();
        var user = (await changed).User;
        listening?.Dispose();
        listening = null;
        if (isGone || Actor.Of(user).Session is not { } id) { return; }
        var ours = CultureInfo.CurrentUICulture.Name;
        listening = await sweep.Watch(id, () => Speaking.In(ours, TurnAway));
        if (isGone) { listening.Dispose(); }
    }

    private bool TurnAway()
    {
        SetAuthenticationState(Task.FromResult(Nobody));
        return true;
    }
}
