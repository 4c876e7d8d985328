using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

internal sealed class SignupTable : IEntityTypeConfiguration<Signup>
{
    public void Configure(EntityTypeBuilder<Signup> builder)
    {
        builder.ToTable("signups");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.CustomerId);
        builder.HasIndex(s => s.OrderId).IsUnique();
        builder.HasIndex(s => s.StartedAt);
        builder.HasIndex(s => new { s.StartedAt, s.Id }, "signups_under_way").HasFilter("\"EndedAt\" IS NULL");
        builder.Property(s => s.Offer).AsJson();
        builder.Property(s => s.PromotionCode).HasMaxLength(PromotionCodes.Longest);
    }
}
