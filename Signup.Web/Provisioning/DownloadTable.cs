using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Provisioning;

internal sealed class DownloadTable : IEntityTypeConfiguration<Download>
{
    public void Configure(EntityTypeBuilder<Download> builder)
    {
        builder.ToTable("downloads");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.OrderId).IsUnique();
        builder.HasIndex(d => new { d.CustomerId, d.RequestedAt });
        builder.HasIndex(d => d.NextTryAt).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.Ignore(d => d.WaitsForRetry);
        builder.Property(d => d.Sha256).HasMaxLength(64);
        builder.Property(d => d.Url).HasMaxLength(OperationsAnswer.LongestUrl);
    }
}
