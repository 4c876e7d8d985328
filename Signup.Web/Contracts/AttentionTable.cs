using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Contracts;

internal sealed class AttentionTable : IEntityTypeConfiguration<AttentionEntry>
{
    public void Configure(EntityTypeBuilder<AttentionEntry> builder)
    {
        builder.ToTable("attention");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.ContractId, a.At });
    }
}
