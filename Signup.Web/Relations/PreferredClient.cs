using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Relations;

/// <summary>A customer whose order was accepted (R3 ClientBecamePreferred). Becoming preferred happens once, with the first of them.</summary>
public sealed class PreferredClient
{
    public CustomerId CustomerId { get; init; }

    public OrderId OrderId { get; init; }

    public EmailAddress Email { get; init; }

    public string FirstName { get; init; } = string.Empty;

    public string Culture { get; init; } = string.Empty;

    public string PlanName { get; init; } = string.Empty;

    public DateTimeOffset Since { get; init; }
}

internal sealed class PreferredClientTable : IEntityTypeConfiguration<PreferredClient>
{
    public void Configure(EntityTypeBuilder<PreferredClient> builder)
    {
        builder.ToTable("preferred_clients");
        builder.HasKey(c => c.CustomerId);
        builder.Property(c => c.CustomerId).ValueGeneratedNever();
    }
}
