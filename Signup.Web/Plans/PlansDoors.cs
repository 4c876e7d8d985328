using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OutputCaching;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;

namespace SignupWeb.Plans;

/// <summary>The public plan page P1: the same for every stranger, so it is made once a minute and served from memory, without circuit, cookie or token.</summary>
public static class PlansDoors
{
    /// <summary>Everything cached under it goes when a plan changes.</summary>
    public const string CacheTag = "plans";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public static void MapPlansDoors(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", (string? problem) => Page(problem)).CacheOutput(SameForStrangers, excludeDefaultPolicy: false).ExcludeFromDescription();

    private static RazorComponentResult<StandalonePage> Page(string? problem) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [nameof(StandalonePage.Page)] = typeof(PlansPage),
        [nameof(StandalonePage.Values)] = new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(PlansPage.Problem)] = problem ?? string.Empty },
    });

    /// <summary>By language and colours only. A request with a query is answered fresh, so nobody can fill the memory or put their address into others' pages.</summary>
    private static void SameForStrangers(OutputCachePolicyBuilder policy) => policy
        .With(context => !context.HttpContext.Request.QueryString.HasValue)
        .Expire(Fresh)
        .Tag(CacheTag)
        .VaryByValue(_ => KeyValuePair.Create("culture", CultureInfo.CurrentUICulture.Name))
        .VaryByValue(http => KeyValuePair.Create("theme", Theme.Of(http) ?? string.Empty));
}
