using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>How far the reconciler has come. One row.</summary>
public sealed class ReconcilerMark : IWatched
{
    public const string Only = "reconciler";

    public string Id { get; init; } = Only;

    /// <summary>All events up to here have been seen.</summary>
    public DateTimeOffset EventsUntil { get; set; }

    public DateTimeOffset EventsCheckedAt { get; set; }

    /// <summary>When what is open was last asked for, and the ledger compared.</summary>
    public DateTimeOffset? RecordsCheckedAt { get; set; }

    /// <summary>The last comparison of 30 days.</summary>
    public DateTimeOffset? WholeCheckedAt { get; set; }

    public int Differences { get; set; }

    public IEnumerable<string> Topics => ["money-and-records"];
}

internal sealed class ReconcilerMarkTable : IEntityTypeConfiguration<ReconcilerMark>
{
    public void Configure(EntityTypeBuilder<ReconcilerMark> builder)
    {
        builder.ToTable("reconciler_marks");
        builder.Property(m => m.Id).ValueGeneratedNever();
    }
}
