using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Platform.Outbox;

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(m => m.Sequence);
        builder.Property(m => m.Sequence).ValueGeneratedOnAdd();
        builder.HasIndex(m => m.Id).IsUnique();
        builder.HasIndex(m => m.NextTryAt).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.HasIndex(m => m.SignupId);
        builder.HasIndex(m => m.CustomerId);
        builder.HasIndex(m => m.OrderId);
        builder.HasIndex(m => m.ContractId);
    }

    public void Configure(EntityTypeBuilder<InboxEntry> builder)
    {
        builder.ToTable("inbox");
        builder.HasKey(e => new { e.MessageId, e.Handler });
    }
}
