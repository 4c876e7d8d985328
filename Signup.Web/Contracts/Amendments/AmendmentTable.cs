using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts.Amendments;

internal sealed class AmendmentTable : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("amendments");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Text).AsJson();
        builder.Property(a => a.TextHash).HasMaxLength(64);
        builder.HasIndex(a => a.ContractId, "offered_amendments").IsUnique().HasFilter("\"State\" = 'Offered'");
        builder.HasIndex(a => new { a.ContractId, a.OfferedAt });
        builder.HasIndex(a => a.CustomerId);
    }
}
