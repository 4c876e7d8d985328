using Microsoft.AspNetCore.Components;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps;

/// <summary>The door of every SysOps page: staff come in, visitors are asked to sign in, for customers there is nothing here.</summary>
public static class StaffDoor
{
    private static readonly Role[] Staff = [Role.Support, Role.Manager, Role.Admin];

    /// <summary>The staff member who asks; null when the answer has been given already.</summary>
    public static Actor? Enter(HttpContext? http, NavigationManager navigation)
    {
        var actor = Actor.Of(http?.User);
        if (actor.IsSignedIn && Staff.Contains(actor.Role)) { return actor; }
        if (actor.IsSignedIn) { navigation.NotFound(); }
        else { navigation.NavigateTo("/sign-in?return=" + Uri.EscapeDataString(http!.Request.Path + http.Request.QueryString)); }
        return null;
    }
}
