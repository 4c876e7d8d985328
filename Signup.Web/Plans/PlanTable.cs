using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

internal sealed class PlanTable : IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("plans");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Draft).AsJson();
    }

    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("plan_versions");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.PlanId, v.Number }).IsUnique();
        builder.Property(v => v.Name).HasMaxLength(PlanFaults.LongestName);
        builder.Property(v => v.Prices).AsJson();
        builder.Property(v => v.Words).AsJson();
        builder.Property(v => v.Quotas).AsJson();
        builder.Property(v => v.Criteria).AsJson();
        builder.Property(v => v.Support).AsJson();
        builder.Property(v => v.Ends).AsJson();
    }
}
