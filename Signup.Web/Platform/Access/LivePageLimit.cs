using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>How many live pages may be open from one network at the same time: each holds memory here for as long as it is.</summary>
public sealed class LivePageLimit(IOptionsMonitor<LimitOptions> limits)
{
    /// <summary>The sentence stands on the page as well (Shell/ConnectionBar), where live.js shows it.</summary>
    public static readonly Refusal TooMany = new(RefusalKind.TooMany, "TOO_MANY_PAGES", "Too many pages are open from your network. Close some, then load this one again.")
    {
        Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfter"] = 30 },
    };

    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    public bool HasRoom(string network) => open.GetValueOrDefault(network) < limits.CurrentValue.LivePages;

    /// <summary>Counts a page for as long as its connection lasts; false, with nothing done, when there is no room.</summary>
    public async Task<bool> Hold(string network, Func<Task> connection)
    {
        if (open.AddOrUpdate(network, 1, static (_, count) => count + 1) > limits.CurrentValue.LivePages)
        {
            Leave(network);
            return false;
        }

        try
        {
            await connection();
            return true;
        }
        finally
        {
            Leave(network);
        }
    }

    private void Leave(string network)
    {
        var left = open.AddOrUpdate(network, 0, static (_, count) => count - 1);
        if (left == 0) { open.TryRemove(KeyValuePair.Create(network, 0)); }
    }
}

internal static class LivePages
{
    private const string Hub = "/_blazor";

    /// <summary>A page asks for a way to connect first, and is told there already; its connection is one request that lasts.</summary>
    public static void UseLivePageLimit(this IApplicationBuilder app)
    {
        var limit = app.ApplicationServices.GetRequiredService<LivePageLimit>();
        app.Use(async (http, next) =>
        {
            if (http.Request.Path == Hub + "/negotiate" ? limit.HasRoom(Origin.Of(http).Network) : http.Request.Path != Hub || HttpMethods.IsPost(http.Request.Method))
            {
                await next(http);
                return;
            }

            if (http.Request.Path == Hub && await limit.Hold(Origin.Of(http).Network, () => next(http))) { return; }
            await LivePageLimit.TooMany.ToProblem(http).ExecuteAsync(http);
        });
    }
}
