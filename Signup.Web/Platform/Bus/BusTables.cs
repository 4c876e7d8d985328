using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

internal sealed class BusTables : IEntityTypeConfiguration<Receiver>, IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Receiver> builder)
    {
        builder.ToTable("receivers");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Url).HasMaxLength(ReceiverAddress.MaxLength);
        builder.HasIndex(r => r.Url).IsUnique();
        builder.Property(r => r.Events).AsJson();
        builder.Property(r => r.Off).AsJson();
        builder.Property(r => r.By).HasMaxLength(201);
    }

    public void Configure(EntityTypeBuilder<Posting> builder)
    {
        builder.ToTable("postings");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<Receiver>().WithMany().HasForeignKey(p => p.ReceiverId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.Name).HasMaxLength(80);
        builder.HasIndex(p => new { p.ReceiverId, p.EventId }).IsUnique();
        builder.HasIndex(p => new { p.ReceiverId, p.Subject, p.Sequence }).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.HasIndex(p => new { p.ReceiverId, p.NextTryAt }).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.HasIndex(p => new { p.ReceiverId, p.Id });
        builder.HasIndex(p => new { p.ReceiverId, p.State, p.Id });
        builder.HasIndex(p => p.CustomerId).HasFilter("\"CustomerId\" IS NOT NULL");
    }
}
