using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    private const int Line = 100;

    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.Email).IsUnique();
        builder.HasIndex(c => c.RegisteredAt);
        builder.HasIndex(c => c.RegisteredAt, "unverified_customers").HasFilter("\"VerifiedAt\" IS NULL");
        builder.Property(c => c.Culture).HasMaxLength(10);
        builder.Property(c => c.Suspension).AsJson();
        builder.Property(c => c.Terms).AsJson();
        builder.ComplexProperty(c => c.Profile, profile =>
        {
            profile.Property(p => p.FirstName).HasMaxLength(Line);
            profile.Property(p => p.LastName).HasMaxLength(Line);
            profile.Property(p => p.Company).HasMaxLength(Line);
            profile.Property(p => p.Address).HasMaxLength(2 * Line);
            profile.Property(p => p.PostCode).HasMaxLength(12);
            profile.Property(p => p.Town).HasMaxLength(Line);
            profile.Property(p => p.Country).HasMaxLength(2);
            profile.Property(p => p.TaxId).HasMaxLength(20);
            profile.Property(p => p.Region).HasMaxLength(Line);
            profile.Property(p => p.PurchaseReference).HasMaxLength(Line);
        });
    }
}

internal sealed class VerificationTable : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.ToTable("verifications");
        builder.HasKey(v => v.CustomerId);
        builder.HasOne<Customer>().WithOne().HasForeignKey<Verification>(v => v.CustomerId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(v => v.FirstName).HasMaxLength(100);
        builder.Property(v => v.LastName).HasMaxLength(100);
    }
}

internal sealed class AddressChangeTable : IEntityTypeConfiguration<AddressChange>
{
    public void Configure(EntityTypeBuilder<AddressChange> builder)
    {
        builder.ToTable("address_changes");
        builder.HasKey(a => a.LoginId);
        builder.Property(a => a.LoginId).ValueGeneratedNever();
        builder.HasOne<Login>().WithOne().HasForeignKey<AddressChange>(a => a.LoginId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PasswordResetTable : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> builder)
    {
        builder.ToTable("password_resets");
        builder.HasKey(r => r.LoginId);
        builder.Property(r => r.LoginId).ValueGeneratedNever();
        builder.HasOne<Login>().WithOne().HasForeignKey<PasswordReset>(r => r.LoginId).OnDelete(DeleteBehavior.Cascade);
    }
}
