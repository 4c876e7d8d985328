using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.Setup;

/// <summary>Signs the new administrator in on the request that made them.</summary>
internal static class StaffSignIn
{
    public static Task Run(HttpContext http, Login login)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, login.Id.ToString()), new(ClaimTypes.Name, login.DisplayName), new(ClaimTypes.Role, login.Role.ToString())],
            CookieAuthenticationDefaults.AuthenticationScheme);
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }
}
