using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;

namespace SignupWeb.Customers;

/// <summary>
/// How often EMAIL_EXISTS may still be told. One asks before the address is looked up and gives back what was not used up: asked
/// only afterwards, many at once would tell taken from free by who gets which answer. Kept in memory, as the Throttle.
/// </summary>
public sealed class RevealBudget(IOptionsMonitor<RegistrationOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // a day's at most, and the limit for all the world keeps that few
    private readonly List<Reveal> made = [];

    /// <summary>One reveal set aside; or null, and then nobody from there may be told taken from free.</summary>
    /// <param name="usedUp">Whose budget is used up: an id of the range, or <see cref="Guid.Empty"/> for all the world's.</param>
    public Reveal? Take(Origin origin, out Guid usedUp)
    {
        var (limits, now) = (options.CurrentValue.Reveals, time.GetUtcNow());
        usedUp = IdOf(origin.Network);
        lock (made)
        {
            made.RemoveAll(r => r.At <= now - Day);
            var here = made.Where(r => r.Network == origin.Network).ToList();
            if (here.Count >= limits.PerDay || here.Count(r => r.At > now - Hour) >= limits.PerHour) { return null; }
            usedUp = Guid.Empty;
            if (made.Count(r => r.At > now - Hour) >= limits.OverallPerHour) { return null; }
            var reveal = new Reveal(origin.Network, now);
            made.Add(reveal);
            return reveal;
        }
    }

    /// <summary>Nothing was revealed after all.</summary>
    public void GiveBack(Reveal reveal)
    {
        lock (made) { made.RemoveAll(r => ReferenceEquals(r, reveal)); }
    }

    /// <summary>The same for the same range, so that one open risk counts up.</summary>
    private static Guid IdOf(string network) => new(SHA256.HashData(Encoding.UTF8.GetBytes("network " + network)).AsSpan(0, 16));

    /// <summary>One that was told, or may be in a moment.</summary>
    public sealed record Reveal(string Network, DateTimeOffset At);
}
