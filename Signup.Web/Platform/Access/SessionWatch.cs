using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>
/// Who is signed in on a live page. When the session is taken away the page turns to a visitor's at once; when it runs out, at the next look.
/// With another role the page stays, and whatever was typed on it: the next press is asked under the role the person has now.
/// </summary>
public sealed class SessionWatch : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));
    private readonly SessionSweep sweep;
    private IDisposable? listening;
    private int follows;
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
        if (isGone || Actor.Of(user) is not { Session: { } id, LoginId: { } login } actor) { return; }
        var (ours, turn) = (CultureInfo.CurrentUICulture.Name, Interlocked.Increment(ref follows));
        var mine = await sweep.Watch(id, () => Speaking.In(ours, () => Turn(Nobody)), new(login, actor.Role, role => Speaking.In(ours, () => Turn(InRole(user, role)))));
        if (isGone || turn != follows) { mine.Dispose(); }
        else { listening = mine; }
    }

    private bool Turn(AuthenticationState into)
    {
        SetAuthenticationState(Task.FromResult(into));
        return true;
    }

    private static AuthenticationState InRole(ClaimsPrincipal user, Role role) => new(new ClaimsPrincipal(new ClaimsIdentity(
        user.Claims.Where(c => c.Type != ClaimTypes.Role).Append(new(ClaimTypes.Role, role.ToString())),
        user.Identity?.AuthenticationType)));
}
