using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;

namespace SignupWeb.Customers.Registering;

/// <summary>
/// How often EMAIL_EXISTS may still be told. It is asked before the address is looked up, and told afterwards what became of it: asked
/// only afterwards, many tries at once could tell taken from free by who gets which answer. Kept in memory, like the Throttle.
/// </summary>
public sealed class RevealBudget(IOptionsMonitor<RegistrationOptions> options, TimeProvider time)
{
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
            if (!told) { made.Remove(reveal); }
            settled.SetResult();
            settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

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
