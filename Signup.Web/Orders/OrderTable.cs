using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Orders;

internal sealed class OrderTable : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("orders");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasIndex(o => o.Reference).IsUnique();
        builder.HasIndex(o => o.SignupId).IsUnique();
        builder.HasIndex(o => new { o.CustomerId, o.PlacedAt });

        // one for each way the team's table is filtered
        builder.HasIndex(o => new { o.PlacedAt, o.Reference });
        builder.HasIndex(o => new { o.State, o.PlacedAt, o.Reference });
        builder.HasIndex(o => new { o.PlanId, o.PlacedAt, o.Reference });
        builder.HasIndex(o => new { o.PlanId, o.State, o.PlacedAt, o.Reference });

        builder.Property(o => o.Offer).AsJson();
        builder.Property(o => o.Party).AsJson();
        builder.Property(o => o.Failure).AsJson();
        builder.ComplexProperty(o => o.Net);
        builder.ComplexProperty(o => o.Tax);
        builder.ComplexProperty(o => o.Total);
    }
}
