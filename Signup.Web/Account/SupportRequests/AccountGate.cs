using Microsoft.AspNetCore.Components;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Account.SupportRequests;

/// <summary>Before every static page of an account: its customer comes in, visitors are asked to sign in, staff go to their board.</summary>
internal static class AccountGate
{
    /// <summary>The customer who asks; null when the answer has been given already.</summary>
    public static Actor? Enter(HttpContext http, NavigationManager navigation)
    {
        var actor = Actor.Of(http.User);
        http.Response.Headers.CacheControl = "no-store";
        if (actor is { IsSignedIn: true, Role: Role.Customer }) { return actor; }
        navigation.NavigateTo(actor.IsSignedIn ? "/ops/board" : "/sign-in?return=" + Uri.EscapeDataString(http.Request.Path));
        return null;
    }
}
