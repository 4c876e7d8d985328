using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Contracts;

internal sealed class CriterionTable : IEntityTypeConfiguration<Criterion>, IEntityTypeConfiguration<CriterionAssessment>
{
    public void Configure(EntityTypeBuilder<Criterion> builder)
    {
        builder.ToTable("criteria");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.ContractId, c.Position }).IsUnique();
        builder.Property(c => c.Value).HasMaxLength(ColourCriterion.LongestValue);
        builder.Property(c => c.Reason).HasMaxLength(ColourCriterion.LongestReason);
    }

    public void Configure(EntityTypeBuilder<CriterionAssessment> builder)
    {
        builder.ToTable("criterion_assessments");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.CriterionId, a.At });
    }
}
