using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace SignupWeb.Shell;

/// <summary>The address in the visitor's address bar, also where another page answers for it (not found, error).</summary>
internal static class PageAddress
{
    internal static Uri Of(HttpContext? request, NavigationManager navigation)
    {
        var asked = request?.Features.Get<IStatusCodeReExecuteFeature>() is { } other
            ? other.OriginalPathBase + other.OriginalPath + other.OriginalQueryString
            : request?.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        return asked is null ? new Uri(navigation.Uri) : new Uri(new Uri(navigation.BaseUri), asked);
    }
}
