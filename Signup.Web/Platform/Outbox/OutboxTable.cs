using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Platform.Outbox;

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(m => m.Sequence);
        builder.Property(m => m.Sequence).ValueGeneratedOnAdd();
        builder.HasIndex(m => m.Id).IsUnique();
        builder.HasIndex(m => m.SignupId);
        builder.HasIndex(m => m.CustomerId);
        builder.HasIndex(m => m.OrderId);
        builder.HasIndex(m => m.ContractId);
        builder.HasMany(m => m.Deliveries).WithOne(d => d.Message).HasForeignKey(d => d.Sequence).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries");
        builder.HasKey(d => new { d.Sequence, d.Handler });
        builder.Property(d => d.Handler).HasMaxLength(80);
        builder.HasIndex(d => new { d.Lane, d.Handler, d.Sequence });
        builder.HasIndex(d => d.NextTryAt).HasFilter("\"NextTryAt\" IS NOT NULL");
    }
}
