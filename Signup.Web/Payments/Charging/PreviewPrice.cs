using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Charging;

/// <summary>
/// R1 review page: net, tax and total of an offer for a buyer, previewed by the payment service itself.
/// Nothing is charged. Refusals: PAYMENT_SERVICE_UNREACHABLE, PRICE_NOT_AVAILABLE, PROMOTION_UNKNOWN, COUNTRY_UNKNOWN.
/// </summary>
public sealed class PreviewPrice(EnsureCustomer customers, EnsurePrice prices, TaxNumbers taxNumbers, PaymentGateway gateway, StripeConnection connection, TaxTable taxes, IOptions<ShopOptions> shop, TimeProvider time, ILogger<PreviewPrice> log)
{
    public static readonly Refusal PromotionUnknown = Refusal.Invalid("PROMOTION_UNKNOWN", "This code is not valid.", "promotionCode");

    public static readonly Refusal NotAvailable = new(RefusalKind.Unavailable, "PRICE_NOT_AVAILABLE", "We cannot work out the price just now. You have not been charged.");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task<Result<PricePreview>> Run(SignupId signup, ClientAccountId account, string email, Offer offer, Party party, CancellationToken cancellationToken = default) =>
        Run(signup, account, email, offer, party, null, cancellationToken);

    /// <param name="promotionCode">As typed; null or blank for none.</param>
    public async Task<Result<PricePreview>> Run(SignupId signup, ClientAccountId account, string email, Offer offer, Party party, string? promotionCode, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await Preview(signup, account, email, offer, party, promotionCode, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return StartCardSetup.Unreachable;
        }
    }

    private async Task<Result<PricePreview>> Preview(SignupId signup, ClientAccountId account, string email, Offer offer, Party party, string? promotionCode, CancellationToken cancellationToken)
    {
        var customer = await customers.Run(signup, account, party with { Email = email }, cancellationToken);
        if (!customer.Succeeded) { return Refuse(customer); }
        var price = await prices.Of(offer, cancellationToken);
        if (!price.Succeeded) { return Refuse(price); }
        if (taxes.For(party.Country, party.TaxId, shop.Value.Country, await taxNumbers.StandingOf(customer.Value!.Id, party.TaxId, cancellationToken)).Refused(out var refusal, out var rate)) { return refusal; }
        var tax = rate.BasisPoints == 0 ? null : await prices.OfTax(party.Country, rate.BasisPoints, cancellationToken);
        if (tax is { Succeeded: false }) { return Refuse(tax); }
        var promotion = string.IsNullOrWhiteSpace(promotionCode) ? null : await gateway.FindPromotion(promotionCode.Trim(), cancellationToken);
        if (promotion is { Succeeded: false }) { return promotion.Code == "promotion_unknown" ? PromotionUnknown : Refuse(promotion); }

        var seen = await gateway.Preview(new(customer.Value!.Id, price.Value!.Id, offer.BillingCycle != BillingCycle.Once, tax?.Value!.Id, promotion?.Value!.Id, offer.Net.Currency), cancellationToken);
        if (seen is not { Succeeded: true, Value: { } facts }) { return Refuse(seen); }
        var priced = new PricedOffer
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ClientAccountId = account,
            PlanVersionId = offer.PlanVersionId,
            BillingCycle = offer.BillingCycle,
            Net = facts.Net,
            Tax = facts.Tax,
            Total = facts.Total,
            Service = connection.Name,
            PriceId = price.Value!.Id,
            TaxRateId = tax?.Value!.Id,
            PromotionCodeId = promotion?.Value!.Id,
            PricedAt = time.GetUtcNow(),
        };
        return new PricePreview(facts.Net, facts.Tax, facts.Total, rate.BasisPoints, rate.Reason, facts.RenewsAt, facts.Lines) { Keep = db => Keep(db, priced, offer, customer.Value!.Id, party) };
    }

    /// <summary>A refresh of the page makes no new row.</summary>
    private async Task Keep(SignupDb db, PricedOffer priced, Offer offer, string stripeCustomerId, Party party)
    {
        await taxNumbers.Ask(db, stripeCustomerId, priced.ClientAccountId, party.Country, party.TaxId, CancellationToken.None);
        var last = await PricedOffer.Find(db, priced.ClientAccountId, offer, priced.Net, priced.Tax, connection.Name, CancellationToken.None);
        if (last?.IsMadeLike(priced) != true) { db.Add(priced); }
    }

    private Refusal Refuse<T>(Answer<T> answer)
        where T : class
    {
        log.LogError("The price could not be previewed: {Code} {Fault}", answer.Code, answer.Fault);
        return answer.Outcome == Outcome.Unknown ? StartCardSetup.Unreachable : NotAvailable;
    }
}
