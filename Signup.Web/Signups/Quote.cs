using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>What the customer was shown at review, frozen: net, tax, total from the payment service's preview, plan version and contract text, in the language they were read in.</summary>
public sealed class Quote
{
    public QuoteId Id { get; init; }

    public SignupId SignupId { get; init; }

    public Offer Offer { get; init; } = null!;

    public Party Party { get; init; } = null!;

    public PaymentProfileId PaymentProfileId { get; init; }

    public Money Net { get; init; }

    public Money Tax { get; init; }

    public Money Total { get; init; }

    /// <summary>Hundredths of a percent: 1900 is 19 %.</summary>
    public int TaxBasisPoints { get; init; }

    /// <summary>Why this tax; also the key of its translation.</summary>
    public string TaxReason { get; init; } = string.Empty;

    /// <summary>SHA-256 of the contract text that was shown.</summary>
    public string TextHash { get; init; } = string.Empty;

    public DateTimeOffset FrozenAt { get; init; }

    /// <summary>Its buyer can withdraw from what is ordered by it.</summary>
    public bool CanBeWithdrawn => Offer.Ends is { WithdrawalDays: > 0 };

    /// <summary>Says the same as another quote: nothing the customer agreed to has changed.</summary>
    public bool SaysTheSameAs(Quote other) =>
        Total == other.Total && Net == other.Net && Offer.PlanVersionId == other.Offer.PlanVersionId && Offer.BillingCycle == other.Offer.BillingCycle && Offer.Discount == other.Offer.Discount && Offer.Change == other.Offer.Change
        && Party == other.Party && PaymentProfileId == other.PaymentProfileId && TextHash == other.TextHash;
}

internal sealed class QuoteTable : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.ToTable("quotes");
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.HasIndex(q => q.SignupId);
        builder.Ignore(q => q.CanBeWithdrawn);
        builder.Property(q => q.Offer).AsJson();
        builder.Property(q => q.Party).AsJson();
        builder.ComplexProperty(q => q.Net);
        builder.ComplexProperty(q => q.Tax);
        builder.ComplexProperty(q => q.Total);
    }
}
