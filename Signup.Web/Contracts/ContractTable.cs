using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

internal sealed class ContractTable : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.ToTable("contracts");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.OrderId).IsUnique();
        builder.HasIndex(c => new { c.CustomerId, c.SignedAt });
        builder.HasIndex(c => new { c.State, c.Colour });
        builder.HasIndex(c => new { c.PlanVersionId, c.State });
        builder.HasIndex(c => c.DueAt, "contracts_to_attend_to").HasFilter("\"DueAt\" IS NOT NULL");
        builder.Property(c => c.Acknowledgement).AsJson();
        builder.Property(c => c.Accepted).AsJson();
        builder.Property(c => c.Escalation).AsJson();
        builder.Property(c => c.Notice).AsJson();
        builder.Property(c => c.Withdrawal).AsJson();
        builder.Property(c => c.Offer).AsJson();
        builder.Property(c => c.Party).AsJson();
        builder.Property(c => c.Text).AsJson();
        builder.Property(c => c.TextHash).HasMaxLength(64);
    }
}
