using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using SignupWeb.Platform.Clocks;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;

namespace SignupWeb.Plans;

/// <summary>The public plan page: the same for every stranger, so it is made once a minute and served from memory, without circuit, cookie or token.</summary>
public static class PlansEndpoints
{
    /// <summary>Everything cached under it goes when a plan changes.</summary>
    public const string CacheTag = "plans";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public static void MapPlansEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", IResult ([AsParameters] PlansAsk asked) => new PackedPage(StandalonePage.Of<PlansPage>(nameof(PlansPage.Asked), asked))).WithAssetNames(routes).CacheOutput(SameForStrangers, excludeDefaultPolicy: false).ExcludeFromDescription();

    /// <summary>By language, colours, packing and how far the clock is moved only. A request with a query is answered fresh, so nobody can fill the memory or put their address into others' pages.</summary>
    private static void SameForStrangers(OutputCachePolicyBuilder policy) => policy
        .With(context => !context.HttpContext.Request.QueryString.HasValue)
        .Expire(Fresh)
        .Tag(CacheTag)
        .VaryByValue(_ => KeyValuePair.Create("culture", CultureInfo.CurrentUICulture.Name))
        .VaryByValue(http => KeyValuePair.Create("theme", Theme.Of(http) ?? string.Empty))
        .VaryByValue(http => KeyValuePair.Create("clock", http.RequestServices.GetRequiredService<TimeProvider>() is MovableTime moved ? moved.Ahead.ToString() : string.Empty))
        .VaryByValue(http => KeyValuePair.Create("packing", PackedPage.PackingFor(http.Request)));
}
