using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Charging;

/// <summary>
/// What a preview was made of. The charge that follows is made of the very same price, tax rate and promotion,
/// so that the quoted total is the charged total to the cent.
/// </summary>
public sealed class PricedOffer
{
    public Guid Id { get; init; }

    public ClientAccountId ClientAccountId { get; init; }

    public PlanVersionId PlanVersionId { get; init; }

    public BillingCycle BillingCycle { get; init; }

    public Money Net { get; init; }

    public Money Tax { get; init; }

    public Money Total { get; init; }

    /// <summary><see cref="StripeConnection.Name"/> of the service that knows the ids.</summary>
    public string Service { get; init; } = string.Empty;

    public string PriceId { get; init; } = string.Empty;

    public string? TaxRateId { get; init; }

    public string? PromotionCodeId { get; init; }

    public DateTimeOffset PricedAt { get; init; }

    /// <param name="facts">What the preview came to.</param>
    public static PricedOffer Of(ClientAccountId account, Offer offer, PreviewFacts facts, string service, string priceId, string? taxRateId, string? promotionCodeId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ClientAccountId = account,
        PlanVersionId = offer.PlanVersionId,
        BillingCycle = offer.BillingCycle,
        Net = facts.Net,
        Tax = facts.Tax,
        Total = facts.Total,
        Service = service,
        PriceId = priceId,
        TaxRateId = taxRateId,
        PromotionCodeId = promotionCodeId,
        PricedAt = now,
    };

    public bool IsMadeLike(PricedOffer other) => (PriceId, TaxRateId, PromotionCodeId, Net, Tax, Total, Service) == (other.PriceId, other.TaxRateId, other.PromotionCodeId, other.Net, other.Tax, other.Total, other.Service);

    /// <summary>The newest preview of this account and plan that came to exactly these amounts; null when there was none.</summary>
    public static async Task<PricedOffer?> Find(SignupDb db, ClientAccountId account, Offer offer, Money net, Money tax, string service, CancellationToken cancellationToken)
    {
        var (version, cycle) = (offer.PlanVersionId, offer.BillingCycle);
        var candidates = await db.Set<PricedOffer>().AsNoTracking()
            .Where(p => p.ClientAccountId == account && p.PlanVersionId == version && p.BillingCycle == cycle && p.Service == service).OrderByDescending(p => p.PricedAt).ToListAsync(cancellationToken);
        return candidates.Find(p => p.Net == net && p.Tax == tax);
    }
}

internal sealed class PricedOfferTable : IEntityTypeConfiguration<PricedOffer>
{
    public void Configure(EntityTypeBuilder<PricedOffer> builder)
    {
        builder.ToTable("priced_offers");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => new { p.ClientAccountId, p.PlanVersionId });
        builder.ComplexProperty(p => p.Net);
        builder.ComplexProperty(p => p.Tax);
        builder.ComplexProperty(p => p.Total);
    }
}
