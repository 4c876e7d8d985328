using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Platform.Data;

/// <summary>The last number given out in a series. Taken in the transaction of the row that bears the number, so none is given twice and none is missing.</summary>
public sealed class NumberSeries : IVersioned
{
    public string Name { get; init; } = string.Empty;

    public int Last { get; private set; }

    public int Version { get; private set; }

    public int Next() => ++Last;

    internal void Set(int number) => Last = number;
}

internal sealed class NumberSeriesTable : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("number_series");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(40);
    }
}

public static class NextNumbers
{
    /// <summary>The next number of the series, from 1. Two transactions reaching for the same one: the later runs again.</summary>
    public static async Task<int> NextNumber(this SignupDb db, string series, CancellationToken cancellationToken = default)
    {
        var row = await db.Set<NumberSeries>().FindAsync([series], cancellationToken);
        if (row is null) { db.Add(row = new NumberSeries { Name = series }); }
        return row.Next();
    }

    /// <summary>A number that was given elsewhere is kept: the next one lies behind it.</summary>
    internal static async Task KeepNumber(this SignupDb db, string series, int number, CancellationToken cancellationToken)
    {
        var row = await db.Set<NumberSeries>().FindAsync([series], cancellationToken);
        if (row is null) { db.Add(row = new NumberSeries { Name = series }); }
        if (number > row.Last) { row.Set(number); }
    }

    /// <summary>For a series that only remembers a number.</summary>
    internal static async Task SetNumber(this SignupDb db, string series, int number, CancellationToken cancellationToken)
    {
        var row = await db.Set<NumberSeries>().FindAsync([series], cancellationToken);
        if (row is null) { db.Add(row = new NumberSeries { Name = series }); }
        row.Set(number);
    }
}
