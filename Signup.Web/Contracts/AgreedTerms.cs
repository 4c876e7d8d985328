using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

/// <summary>What the customer agreed to when the order was placed: offer, buyer and contract text, with their hash and the time. Never changes (R1 step 8).</summary>
public sealed class AgreedTerms
{
    public OrderId OrderId { get; init; }

    public SignupId SignupId { get; init; }

    public CustomerId CustomerId { get; init; }

    public ClientAccountId ClientAccountId { get; init; }

    public Offer Offer { get; init; } = null!;

    public Party Party { get; init; } = null!;

    public ContractText Text { get; init; } = null!;

    public int TextVersion { get; init; }

    /// <summary>SHA-256 of the text, lower-case hexadecimal.</summary>
    public string TextHash { get; init; } = string.Empty;

    public DateTimeOffset AgreedAt { get; init; }

    /// <summary>When the buyer asked for the start at once, before the time to withdraw is over, and said to know what that means. The text they agreed to says it too. Null where there is no right to withdraw.</summary>
    public DateTimeOffset? StartAskedAt { get; init; }
}

internal sealed class AgreedTermsTable : IEntityTypeConfiguration<AgreedTerms>
{
    public void Configure(EntityTypeBuilder<AgreedTerms> builder)
    {
        builder.ToTable("agreed_terms");
        builder.HasKey(t => t.OrderId);
        builder.Property(t => t.OrderId).ValueGeneratedNever();
        builder.HasIndex(t => t.CustomerId);
        builder.Property(t => t.Offer).AsJson();
        builder.Property(t => t.Party).AsJson();
        builder.Property(t => t.Text).AsJson();
        builder.Property(t => t.TextHash).HasMaxLength(64);
    }
}
