using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Promotions;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Charging;

/// <summary>
/// R1 review page: net, tax and total of an offer for a buyer, previewed by the payment service itself.
/// Nothing is charged. Refusals: PAYMENT_SERVICE_UNREACHABLE, PRICE_NOT_AVAILABLE, COUNTRY_UNKNOWN, PROMOTION_UNKNOWN and its siblings.
/// </summary>
public sealed class PreviewPrice(EnsureCustomer customers, EnsurePrice prices, FindPromotion promotions, TaxNumbers taxNumbers, PaymentGateway gateway, StripeConnection connection, TaxTable taxes, IOptions<ShopOptions> shop, TimeProvider time, ILogger<PreviewPrice> log)
{
    public static readonly Refusal NotAvailable = new(RefusalKind.Unavailable, "PRICE_NOT_AVAILABLE", "We cannot work out the price just now. You have not been charged.");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task<Result<PricePreview>> Run(SignupId signup, ClientAccountId account, string email, Offer offer, Party party, CancellationToken cancellationToken = default) =>
        Run(signup, account, email, offer, party, null, null, cancellationToken);

    /// <param name="promotionCode">As it is kept; null for none.</param>
    /// <param name="buyer">Whose first purchase it may have to be.</param>
    public async Task<Result<PricePreview>> Run(SignupId signup, ClientAccountId account, string email, Offer offer, Party party, string? promotionCode, CustomerId? buyer, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await Preview(signup, account, email, offer, party, promotionCode, buyer, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return StartCardSetup.Unreachable;
        }
    }

    private async Task<Result<PricePreview>> Preview(SignupId signup, ClientAccountId account, string email, Offer offer, Party party, string? promotionCode, CustomerId? buyer, CancellationToken cancellationToken)
    {
        var customer = await customers.Run(signup, account, party with { Email = email }, cancellationToken);
        if (!customer.Succeeded) { return Refuse(customer); }
        var price = await prices.Of(offer, cancellationToken);
        if (!price.Succeeded) { return Refuse(price); }
        var standing = await taxNumbers.StandingOf(customer.Value!.Id, party.TaxId, cancellationToken);
        if (taxes.For(party.Country, party.TaxId, shop.Value.Country, standing).Refused(out var refusal, out var rate)) { return refusal; }
        var tax = await Tax(customer.Value.Id, party, rate, standing, cancellationToken);
        if (tax is { Succeeded: false }) { return Refuse(tax); }
        var promotion = default(PromotionFacts);
        if (promotionCode is not null && (await promotions.Run(promotionCode, offer, buyer, cancellationToken)).Refused(out refusal, out promotion)) { return refusal; }

        var seen = await gateway.Preview(new(customer.Value!.Id, price.Value!.Id, offer.BillingCycle != BillingCycle.Once, tax?.Value!.Id, promotion?.Id, offer.Net.Currency), cancellationToken);
        if (promotion is not null && seen.RefusesPromotion) { return Judged(seen.Code, promotionCode!, promotion, offer); }
        if (seen is not { Succeeded: true, Value: { } facts }) { return Refuse(seen); }
        if (taxes.LeavesItToThePaymentService) { rate = TaxDecision.Behind(facts.Net, facts.Tax, facts.IsReverseCharge, party.Country, taxes.RateOf(party.Country)!.Value); }
        var priced = PricedOffer.Of(account, offer, facts, connection.Name, price.Value!.Id, tax?.Value!.Id, promotion?.Id, time.GetUtcNow());
        return new PricePreview(facts.Net, facts.Tax, facts.Total, rate.BasisPoints, rate.Reason, facts.RenewsAt, facts.Lines)
        {
            Discount = promotion is null ? null : promotion.On(offer) with { Off = facts.Off, Then = offer.Net + rate.On(offer.Net) },
            Keep = db => Keep(db, priced, offer, customer.Value!.Id, party),
        };
    }

    /// <summary>The rate it is charged with; null for none. The payment service believes any number it has been given, so one found wrong is taken away first.</summary>
    private async Task<Answer<Reference>?> Tax(string stripeCustomerId, Party party, TaxDecision rate, TaxIdStanding standing, CancellationToken cancellationToken)
    {
        if (!taxes.LeavesItToThePaymentService) { return rate.BasisPoints == 0 ? null : await prices.OfTax(party.Country, rate.BasisPoints, cancellationToken); }
        var wrong = standing == TaxIdStanding.NotVerified ? await taxNumbers.IdOf(stripeCustomerId, cancellationToken) : null;
        var removed = wrong is null ? null : await gateway.RemoveTaxNumber(stripeCustomerId, wrong, cancellationToken);
        return removed is { Succeeded: false } ? removed : Answer.Yes(new Reference(StripeTaxRate.Automatic));
    }

    /// <summary>Why the payment service itself does not take a code that looked usable: it was used up or withdrawn this moment, or is somebody else's.</summary>
    private static Refusal Judged(string? fault, string code, PromotionFacts promotion, Offer offer) => fault switch
    {
        "promotion_code_expired" or "coupon_expired" => promotion.MaxRedemptions is null ? PromotionCodes.Ended(code) : PromotionCodes.UsedUp(code),
        "promotion_code_customer_not_first_time" => PromotionCodes.FirstPurchase(code),
        "promotion_code_minimum_not_met" when promotion.Minimum is { } least => PromotionCodes.BelowMinimum(code, least),
        "coupon_currency_mismatch" => PromotionCodes.OtherCurrency(code, offer.Net.Currency),
        _ => PromotionCodes.NotForThis(code),
    };

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
