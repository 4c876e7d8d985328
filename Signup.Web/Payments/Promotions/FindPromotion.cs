using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Promotions;

/// <summary>
/// What a promotion code takes off an offer, or why nothing, asked of the payment service: the codes are there.
/// Refusals: PROMOTION_UNKNOWN and its siblings (<see cref="PromotionCodes"/>), PAYMENT_SERVICE_UNREACHABLE.
/// </summary>
public sealed class FindPromotion(PaymentGateway gateway, IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    /// <param name="code">As <see cref="PromotionCodes.Read"/> gives it.</param>
    /// <param name="buyer">Null while nobody knows who buys; a first purchase, and whose the code is, is then asked for later.</param>
    public async Task<Result<PromotionFacts>> Run(string code, Offer offer, CustomerId? buyer = null, CancellationToken cancellationToken = default)
    {
        var found = await gateway.FindPromotion(code, cancellationToken);
        if (found.Outcome == Outcome.Unknown) { return StartCardSetup.Unreachable; }
        if (found.Value is not { } promotion) { return PromotionCodes.Unknown(code); }
        if (promotion.Owner is { } owner && buyer is { } who && who != owner) { return PromotionCodes.NotYours(code); }
        if (promotion.FirstPurchaseOnly && buyer is not null && await HasBought(buyer.Value, cancellationToken)) { return PromotionCodes.FirstPurchase(code); }
        return Fault(promotion, code, offer) is { } fault ? fault : promotion;
    }

    private Refusal? Fault(PromotionFacts promotion, string code, Offer offer) => promotion switch
    {
        { IsUsedUp: true } => PromotionCodes.UsedUp(code),
        { IsActive: false } => PromotionCodes.Ended(code),
        { EndsAt: { } end } when end <= time.GetUtcNow() => PromotionCodes.Ended(code),
        { TakesOff.Amount: { } amount } when amount.Currency != offer.Net.Currency => PromotionCodes.OtherCurrency(code, offer.Net.Currency),
        { Minimum: { } least } when least.Currency != offer.Net.Currency => PromotionCodes.OtherCurrency(code, offer.Net.Currency),
        { Minimum: { } least } when least.Minor > offer.Net.Minor => PromotionCodes.BelowMinimum(code, least),
        _ => null,
    };

    /// <summary>The payment service counts by account, and each purchase has one of its own.</summary>
    private async Task<bool> HasBought(CustomerId buyer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Purchase>().AnyAsync(p => p.CustomerId == buyer, cancellationToken);
    }
}
