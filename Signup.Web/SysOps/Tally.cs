using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps;

/// <summary>A number kept beside the rows it counts. Triggers change it in the transaction that changes the rows (docs/decisions/0019).</summary>
public sealed class Tally
{
    /// <summary>What is counted and of which sort: "board.0", "risks.Red".</summary>
    public string Name { get; private init; } = string.Empty;

    public int Count { get; private init; }
}

internal sealed class TallyTable : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.ToTable("tallies");
        builder.HasKey(t => t.Name);
        builder.Property(t => t.Name).HasMaxLength(40);
    }
}

public static class Tallies
{
    /// <summary>The numbers of this kind by sort, e.g. of "risks" by severity.</summary>
    public static async Task<Dictionary<string, int>> Counted(this SignupDb db, string kind, CancellationToken cancellationToken = default)
    {
        var prefix = kind + ".";
        var tallies = await db.Set<Tally>().AsNoTracking().Where(t => t.Name.StartsWith(prefix)).ToListAsync(cancellationToken);
        return tallies.ToDictionary(t => t.Name[prefix.Length..], t => t.Count, StringComparer.Ordinal);
    }
}
