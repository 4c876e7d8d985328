using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Risks;

internal sealed class RiskTable : IEntityTypeConfiguration<Risk>
{
    public void Configure(EntityTypeBuilder<Risk> builder)
    {
        builder.ToTable("risks");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Resolution).AsJson();
        builder.Property(r => r.Taken).AsJson();
        builder.Property(r => r.Snoozed).AsJson();
        builder.HasIndex(r => new { r.Kind, r.SubjectId }).IsUnique().HasFilter("\"IsOpen\"");
        builder.HasIndex(r => r.SubjectId, "open_risks_about").HasFilter("\"IsOpen\"");

        // the order of the queue, and that of what was resolved
        builder.HasIndex(r => new { r.Severity, r.LastSeenAt, r.Id }, "open_risks").HasFilter("\"IsOpen\"");
        builder.HasIndex(r => new { r.Severity, r.LastSeenAt, r.Id }, "resolved_risks").HasFilter("NOT \"IsOpen\"");
    }
}
