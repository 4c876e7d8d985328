using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.SysOps.Demo;

/// <summary>That the shop is filled with invented customers, and which sign-ups and customers that are. One row: it decides who of two is first.</summary>
public sealed class DemoData
{
    public const int Only = 1;

    public int Id { get; private init; } = Only;

    /// <summary>When the story begins, on the shop's clock.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>When it was told to its end; null while it is told, or when that stopped half-way.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>All that is invented hangs on them: each sign-up, and each customer from the moment there is one.</summary>
    public List<Guid> Signups { get; private set; } = [];

    public static DemoData Begin(DateTimeOffset from) => new() { From = from };

    public void Has(Guid made) => Signups = [.. Signups, made];

    public void End(DateTimeOffset now) => Until = now;
}

internal sealed class DemoDataTable : IEntityTypeConfiguration<DemoData>
{
    public void Configure(EntityTypeBuilder<DemoData> builder)
    {
        builder.ToTable("demo_data");
        builder.Property(d => d.Id).ValueGeneratedNever();
    }
}
