using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Platform.Deadlines;

internal sealed class DeadlineTable : IEntityTypeConfiguration<Deadline>
{
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.ToTable("deadlines");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.DueAt).HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(d => new { d.Kind, d.SubjectId }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
    }
}
