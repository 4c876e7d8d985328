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
        builder.Property(s => s.Steps).HasMaxLength(StepList.Longest);
        builder.HasIndex(s => s.StartedAt);
        builder.HasIndex(s => new { s.StartedAt, s.Id }, "signups_under_way").HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(s => s.Changes, "one_change_at_a_time").IsUnique().HasFilter("\"EndedAt\" IS NULL AND \"Changes\" IS NOT NULL");
        builder.HasIndex(s => s.ClientAccountId, "one_second_contract_at_a_time").IsUnique().HasFilter("\"State\" = 'Open' AND \"Owner\" = 'ExistingBusiness' AND \"Changes\" IS NULL");
        builder.Ignore(s => s.CanBeDecided);
        builder.Property(s => s.Offer).AsJson();
        builder.Property(s => s.PromotionCode).HasMaxLength(PromotionCodes.Longest);
    }
}
