using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Files;

namespace SignupWeb.Contracts;

internal sealed class CriterionTable : IEntityTypeConfiguration<Criterion>, IEntityTypeConfiguration<CriterionAssessment>, IEntityTypeConfiguration<EvidenceFile>
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

    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("evidence_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(FileStore.LongestName);
        builder.Property(f => f.MediaType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => f.ContractId);
    }
}
