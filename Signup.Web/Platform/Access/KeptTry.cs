using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>One try that counts. Those that count after a restart too are rows, until they count no more.</summary>
public sealed class KeptTry
{
    private int kept;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The hash of what is tried and by whom.</summary>
    public Guid Key { get; init; }

    /// <summary>As in <see cref="TryKey"/>.</summary>
    public string What { get; init; } = string.Empty;

    /// <summary>As in <see cref="TryKey"/>.</summary>
    public string Who { get; init; } = string.Empty;

    /// <summary>How many of its kind were allowed when it was made.</summary>
    public int Most { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>From then on it does not count.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>True for the first who is to make it a row.</summary>
    internal bool MayBeKept() => Interlocked.Exchange(ref kept, 1) == 0;

    internal static KeptTry Now(TryKey about, Limit limit, DateTimeOffset now) => new() { Key = about.Id, What = about.What, Who = about.Who, Most = limit.Count, At = now, Until = now + limit.Window };
}

internal sealed class KeptTryTable : IEntityTypeConfiguration<KeptTry>
{
    public void Configure(EntityTypeBuilder<KeptTry> builder)
    {
        builder.ToTable("tries");
        builder.Property(t => t.What).HasMaxLength(TryKey.MaxLength);
        builder.Property(t => t.Who).HasMaxLength(TryKey.MaxLength);
        builder.HasIndex(t => t.Key);
        builder.HasIndex(t => t.Until);
    }
}

/// <summary>Tries go with the day on which they stopped counting.</summary>
internal sealed class ForgetTries : IKeptForATime
{
    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var over = await db.Set<KeptTry>().Where(t => t.Until <= now).OrderBy(t => t.Until).Take(most).ToListAsync(cancellationToken);
        db.RemoveRange(over);
        return over.Count == most;
    }
}
