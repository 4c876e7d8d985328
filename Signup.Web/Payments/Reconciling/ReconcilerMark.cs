using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>How far the reconciler has come. One row.</summary>
public sealed class ReconcilerMark : IWatched
{
    public const string Only = "reconciler";

    /// <summary>As many differences are kept; all are counted.</summary>
    public const int MostFound = 100;

    public string Id { get; init; } = Only;

    /// <summary>All events up to here have been seen.</summary>
    public DateTimeOffset EventsUntil { get; set; }

    public DateTimeOffset EventsCheckedAt { get; set; }

    /// <summary>When what is open was last asked for, and the ledger compared.</summary>
    public DateTimeOffset? RecordsCheckedAt { get; private set; }

    /// <summary>The last comparison of 30 days.</summary>
    public DateTimeOffset? WholeCheckedAt { get; private set; }

    public int Differences { get; private set; }

    /// <summary>Since when there are any; null while everything agrees.</summary>
    public DateTimeOffset? DiffersSince { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Difference> Found { get; private set; } = [];

    /// <summary>The month by currency, as of the last comparison.</summary>
    public IReadOnlyList<CurrencyBooks> Currencies { get; private set; } = [];

    /// <summary>How long the last comparison took.</summary>
    public int TookMilliseconds { get; private set; }

    public IEnumerable<string> Topics => ["money-and-records"];

    /// <summary>Everything was compared. True when differences there were are gone.</summary>
    public bool Compared(Comparison comparison, bool whole, DateTimeOffset at, TimeSpan took)
    {
        var (before, now) = (Differences, comparison.Differences.Count);
        (RecordsCheckedAt, Differences, Found, Currencies, TookMilliseconds) = (at, now, [.. comparison.Differences.Take(MostFound)], comparison.Currencies, (int)took.TotalMilliseconds);
        DiffersSince = now > 0 ? DiffersSince ?? at : null;
        if (whole) { WholeCheckedAt = at; }
        return before > 0 && now == 0;
    }
}

internal sealed class ReconcilerMarkTable : IEntityTypeConfiguration<ReconcilerMark>
{
    public void Configure(EntityTypeBuilder<ReconcilerMark> builder)
    {
        builder.ToTable("reconciler_marks");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Found).AsJson().HasDefaultValueSql("'[]'");
        builder.Property(m => m.Currencies).AsJson().HasDefaultValueSql("'[]'");
    }
}
