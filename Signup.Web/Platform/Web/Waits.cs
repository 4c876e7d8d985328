using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SignupWeb.Platform.Web;

/// <summary>
/// What a browser waits for between two steps (R1, the processing page). Ready within a second, the customer goes straight on. If not, it is done behind a page that says what
/// is happening and asks again, for a minute at most. The same work asked for again is joined, not begun twice; what is lost with the process is begun anew, so it must bear that.
/// </summary>
public sealed class Waits(IHostApplicationLifetime life, TimeProvider time)
{
    /// <summary>What is ready by then costs nobody a page.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>From then on the page says that it takes long.</summary>
    public static readonly TimeSpan Lengthy = TimeSpan.FromSeconds(15);

    /// <summary>Then nobody is kept waiting any more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>How long a page that asks again is kept before it is answered.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(8);

    private const string Since = "waiting";

    private readonly ConcurrentDictionary<string, Work> underWay = new(StringComparer.Ordinal);

    /// <param name="key">The same for the same work.</param>
    /// <param name="asked">The request that waits; the page asks for its address again.</param>
    public async Task<Waited<T>> For<T>(string key, WaitingFor what, HttpRequest asked, Func<CancellationToken, Task<T>> work)
    {
        var now = time.GetUtcNow();
        var since = BegunAt(asked, now);
        var mine = underWay.GetOrAdd(key, _ => new Work(new(() => Bounded(work)), now));
        var answer = (Task<T>)mine.Task.Value;
        if (!answer.IsCompleted) { await Listen(answer, since == now ? Soon : Again, asked.HttpContext.RequestAborted); }
        if (!answer.IsCompleted)
        {
            Forget(now);
            return new(default, PageOf(what, asked, since), time.GetUtcNow() - since >= Longest);
        }

        underWay.TryRemove(KeyValuePair.Create(key, mine));
        return new(await answer, null, false);
    }

    /// <summary>What nobody came back for.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, left) in underWay) { if (left.Task.Value.IsCompleted && now - left.At > Longest) { underWay.TryRemove(KeyValuePair.Create(key, left)); } }
    }

    private async Task<T> Bounded<T>(Func<CancellationToken, Task<T>> work)
    {
        using var longest = new CancellationTokenSource(Longest, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, life.ApplicationStopping);
        return await work(end.Token);
    }

    private async Task Listen(Task answer, TimeSpan howLong, CancellationToken gone)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(gone);
        await Task.WhenAny(answer, Task.Delay(howLong, time, enough.Token));
        await enough.CancelAsync();
    }

    private static DateTimeOffset BegunAt(HttpRequest asked, DateTimeOffset now) =>
        long.TryParse(asked.Query[Since], CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 && seconds <= now.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : now;

    private static string PageOf(WaitingFor what, HttpRequest asked, DateTimeOffset since)
    {
        var begun = since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var again = QueryHelpers.AddQueryString(Anew(asked.Path + asked.QueryString), Since, begun);
        return QueryHelpers.AddQueryString($"/wait/{what.ToString().ToLowerInvariant()}", new Dictionary<string, string?>(StringComparer.Ordinal) { ["to"] = again, ["since"] = begun });
    }

    /// <summary>The same address, as if nobody had waited yet.</summary>
    internal static string Anew(string address)
    {
        var (path, query) = address.Split('?', 2) is [var before, var behind] ? (before, behind) : (address, string.Empty);
        var kept = string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith(Since + "=", StringComparison.Ordinal)));
        return kept.Length > 0 ? $"{path}?{kept}" : path;
    }

    private sealed record Work(Lazy<Task> Task, DateTimeOffset At);
}

/// <summary>What the customer is told.</summary>
public enum WaitingFor
{
    /// <summary>Their account is being set up.</summary>
    Account,

    /// <summary>Their card is being checked.</summary>
    Card,

    /// <summary>The page of the next step is being looked for.</summary>
    Step,
}

/// <summary>The answer, or the page that waits for it.</summary>
/// <param name="Page">Where the customer waits; null when the answer is there.</param>
/// <param name="IsOver">They have waited long enough: whoever knows a better way on leads them there.</param>
public readonly record struct Waited<T>(T? Value, string? Page, bool IsOver);
