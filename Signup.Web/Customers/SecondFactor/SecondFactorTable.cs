using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

internal sealed class SecondFactorTable : IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("authenticators");
        builder.HasKey(a => a.LoginId);
        builder.Property(a => a.LoginId).ValueGeneratedNever();
        builder.HasOne<Login>().WithOne().HasForeignKey<Authenticator>(a => a.LoginId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.HasOne<Login>().WithMany().HasForeignKey(c => c.LoginId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.LoginId, c.Hash }).IsUnique();
    }
}
