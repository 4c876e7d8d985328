using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>A member of the team who may not come in for now; there as long as it lasts.</summary>
public sealed class StaffSuspension
{
    public Guid LoginId { get; init; }

    public DateTimeOffset At { get; init; }

    public string By { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;
}

internal sealed class StaffSuspensionTable : IEntityTypeConfiguration<StaffSuspension>
{
    public void Configure(EntityTypeBuilder<StaffSuspension> builder)
    {
        builder.ToTable("staff_suspensions");
        builder.HasKey(s => s.LoginId);
        builder.Property(s => s.LoginId).ValueGeneratedNever();
        builder.HasOne<Login>().WithOne().HasForeignKey<StaffSuspension>(s => s.LoginId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.By).HasMaxLength(201);
        builder.Property(s => s.Reason).HasMaxLength(500);
    }
}
