using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace SignupTests.Signups;

internal static class Pages
{
    /// <summary>Where the page has led to.</summary>
    public static BunitNavigationManager GetNavigation(this IServiceProvider services) => (BunitNavigationManager)services.GetRequiredService<NavigationManager>();
}
