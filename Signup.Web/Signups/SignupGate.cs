using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Signups;

/// <summary>Who may see a sign-up: its customer; before there is one, the browser with the key. To everybody else it does not exist.</summary>
public sealed class SignupGate(IDbContextFactory<SignupDb> contexts, SignedLinks links)
{
    /// <summary>The sign-up for its customer to go on with. Refusals: UNAUTHORIZED, SIGNUP_NOT_FOUND (also for somebody else's).</summary>
    public static async Task<Result<Signup>> OfCustomer(SignupDb db, Actor actor, SignupId id, CancellationToken cancellationToken)
    {
        if (actor.CustomerId is not { } customer) { return Actor.Unauthorized; }
        return await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id && s.CustomerId == customer, cancellationToken) is { } signup ? signup : Signup.NotFound;
    }

    /// <summary>Before every page of a sign-up: its customer comes in, a browser that must sign in first is asked to, for everybody else there is nothing here. Null when the answer has been given already.</summary>
    public async Task<Signup?> Enter(HttpContext http, SignupId id, NavigationManager navigation)
    {
        if (!(await Open(http, id)).Refused(out var refusal, out var signup)) { return signup; }
        if (refusal == Actor.Unauthorized) { navigation.NavigateTo($"/sign-in?return=/signup/{id}"); }
        else { navigation.NotFound(); }
        return null;
    }

    /// <summary>The sign-up; UNAUTHORIZED when its browser must sign in first, SIGNUP_NOT_FOUND for everybody else.</summary>
    public async Task<Result<Signup>> Open(HttpContext http, SignupId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var signup = await db.Set<Signup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (signup is null) { return Signup.NotFound; }
        var hasKey = SignupKey.Opens(links, http.Request, id);
        if (signup.CustomerId is not { } customer) { return hasKey ? signup : Signup.NotFound; }
        var actor = Actor.Of(http.User);
        if (actor.CustomerId == customer) { return signup; }
        return hasKey && !actor.IsSignedIn ? Actor.Unauthorized : Signup.NotFound;
    }
}
