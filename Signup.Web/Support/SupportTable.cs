using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;

namespace SignupWeb.Support;

internal sealed class SupportTable : IEntityTypeConfiguration<SupportRequest>, IEntityTypeConfiguration<SupportMessage>, IEntityTypeConfiguration<SupportFile>
{
    public void Configure(EntityTypeBuilder<SupportRequest> builder)
    {
        builder.ToTable("support_requests");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.Property(r => r.ContractNumber).HasMaxLength(20);
        builder.Property(r => r.Subject).HasMaxLength(SupportText.LongestSubject);
        builder.Property(r => r.Promise).AsJson();
        builder.Ignore(r => r.WaitsForFirstAnswer);
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => new { r.CustomerId, r.FormId }).IsUnique();
        builder.HasIndex(r => new { r.CustomerId, r.UpdatedAt });
        builder.HasIndex(r => new { r.State, r.TurnAt });
    }

    public void Configure(EntityTypeBuilder<SupportMessage> builder)
    {
        builder.ToTable("support_messages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.IsFromCustomer);
        builder.HasIndex(m => new { m.RequestId, m.FormId }).IsUnique();
        builder.HasIndex(m => new { m.RequestId, m.Number }).IsUnique();
        builder.HasIndex(m => m.CustomerId);
    }

    public void Configure(EntityTypeBuilder<SupportFile> builder)
    {
        builder.ToTable("support_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(FileStore.LongestName);
        builder.Property(f => f.MediaType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => f.RequestId);
        builder.HasIndex(f => f.CustomerId);
    }
}
