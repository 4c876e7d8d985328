using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;

namespace SignupWeb.Customers.Registering;

/// <summary>
/// How often EMAIL_EXISTS may still be told. It is asked before the address is looked up, and told afterwards what became of it: asked
/// only afterwards, many tries at once could tell taken from free by who gets which answer. What was told counts after a restart too.
/// </summary>
public sealed class RevealBudget(IOptionsMonitor<RegistrationOptions> options, TryBook book, TimeProvider time) : ICountsTries
{
    private const string What = "reveal";
    private const string Everywhere = "everywhere";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // a day's at most, and the limit for all the world keeps that few
    private readonly List<Reveal> made = [];
    private TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Sets a reveal aside; waits while only those under way stand against it, since most of them reveal nothing.</summary>
    public async Task<Taken> Take(Origin origin, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (made)
            {
                var now = time.GetUtcNow();
                made.RemoveAll(r => r.At <= now - Day);
                if (UsedUp(made.Where(r => r.WasTold), origin.Network, now) is { } usedUp) { return new(null, usedUp); }
                if (UsedUp(made, origin.Network, now) is null)
                {
                    made.Add(new(origin.Network, now));
                    return new(made[^1], Guid.Empty);
                }

                change = settled.Task;
            }

            await change.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What became of it: told, it stays counted; else it is given back.</summary>
    public void Settle(Reveal reveal, bool told)
    {
        lock (made)
        {
            reveal.WasTold = told;
            if (told) { book.Note(KeptTry.Now(KeyOf(reveal.Network), new() { Count = options.CurrentValue.Reveals.PerHour, Window = Day }, reveal.At)); }
            else { made.Remove(reveal); }
            settled.SetResult();
            settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The ranges whose budget is used up; all the world's when that is.</summary>
    public IEnumerable<Block> Blocks()
    {
        var (limits, now) = (options.CurrentValue.Reveals, time.GetUtcNow());
        lock (made)
        {
            var told = made.Where(r => r.WasTold && r.At > now - Day).ToList();
            return [.. told.GroupBy(r => r.Network, StringComparer.Ordinal).Select(here => Block(KeyOf(here.Key), [.. here], limits.PerHour, limits.PerDay, now)).Append(Block(KeyOf(Everywhere), told, limits.OverallPerHour, int.MaxValue, now)).OfType<Block>()];
        }
    }

    public bool Remember(KeptTry kept)
    {
        if (kept.What != What) { return false; }
        lock (made) { made.Add(new(kept.Who, kept.At) { WasTold = true }); }
        return true;
    }

    public void Lift(Guid key)
    {
        lock (made) { made.RemoveAll(r => r.WasTold && (KeyOf(r.Network).Id == key || KeyOf(Everywhere).Id == key)); }
    }

    private static Block? Block(TryKey about, List<Reveal> told, int perHour, int perDay, DateTimeOffset now)
    {
        DateTimeOffset? ofTheDay = told.Count >= perDay ? told[^perDay].At + Day : null;
        DateTimeOffset? ofTheHour = told.Count >= perHour && told[^perHour].At + Hour is var free && free > now ? free : null;
        return (ofTheDay ?? ofTheHour) is { } until ? new(about.Id, about.What, about.Who, told.Count, until) : null;
    }

    private static TryKey KeyOf(string network) => TryKey.Of($"{What}:{network}");

    /// <summary>Whose budget is used up: an id of the range, <see cref="Guid.Empty"/> for all the world's, or null.</summary>
    private Guid? UsedUp(IEnumerable<Reveal> which, string network, DateTimeOffset now)
    {
        var (limits, all) = (options.CurrentValue.Reveals, which.ToList());
        var here = all.Where(r => r.Network == network).ToList();
        if (here.Count >= limits.PerDay || here.Count(r => r.At > now - Hour) >= limits.PerHour) { return IdOf(network); }
        return all.Count(r => r.At > now - Hour) >= limits.OverallPerHour ? Guid.Empty : null;
    }

    /// <summary>The same for the same range, so that one open risk counts up.</summary>
    private static Guid IdOf(string network) => new(SHA256.HashData(Encoding.UTF8.GetBytes("network " + network)).AsSpan(0, 16));

    /// <summary>One reveal, or none.</summary>
    /// <param name="Reveal">To be settled; null when nobody from there may be told taken from free.</param>
    /// <param name="UsedUp">Then whose budget is used up: an id of the range, or <see cref="Guid.Empty"/> for all the world's.</param>
    public readonly record struct Taken(Reveal? Reveal, Guid UsedUp);

    /// <summary>One that was told, or may be in a moment.</summary>
    public sealed class Reveal(string network, DateTimeOffset at)
    {
        public string Network => network;

        public DateTimeOffset At => at;

        public bool WasTold { get; internal set; }
    }
}
