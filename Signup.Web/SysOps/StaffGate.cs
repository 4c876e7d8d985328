using Microsoft.AspNetCore.Components;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps;

/// <summary>Before every SysOps page: staff come in, visitors are asked to sign in, for customers there is nothing here.</summary>
public static class StaffGate
{
    /// <summary>The one page for staff whose role does not count before they have a second factor.</summary>
    private const string AddSecondFactor = "/ops/security?add=1";

    private static readonly Role[] Staff = [Role.Support, Role.Manager, Role.Admin];

    /// <summary>The staff member who asks; null when the answer has been given already.</summary>
    public static Actor? Enter(HttpContext? http, NavigationManager navigation)
    {
        var actor = EnterToAddSecondFactor(http, navigation);
        if (actor?.MustAddSecondFactor != true) { return actor; }
        navigation.NavigateTo(AddSecondFactor);
        return null;
    }

    /// <summary>The same for the page where a second factor is added.</summary>
    public static Actor? EnterToAddSecondFactor(HttpContext? http, NavigationManager navigation)
    {
        var actor = Actor.Of(http?.User);
        if (actor.IsSignedIn && Staff.Contains(actor.Role)) { return actor; }
        if (actor.IsSignedIn) { navigation.NotFound(); }
        else { navigation.NavigateTo("/sign-in?return=" + Uri.EscapeDataString(http!.Request.Path + http.Request.QueryString)); }
        return null;
    }
}
