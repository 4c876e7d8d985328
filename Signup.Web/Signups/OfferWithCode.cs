using SignupWeb.Kernel;
using SignupWeb.Payments.Promotions;

namespace SignupWeb.Signups;

/// <summary>An offer with what a promotion code takes off it, as far as that is known before the review.</summary>
public sealed class OfferWithCode(FindPromotion promotions)
{
    /// <summary>Without a code, or while the payment service cannot be asked, the offer as it is: the review asks again. Refusals: PROMOTION_UNKNOWN and its siblings.</summary>
    public async Task<Result<Offer>> Of(Offer offer, string? code, CustomerId? buyer = null, CancellationToken cancellationToken = default)
    {
        if (code is null) { return offer; }
        if (!(await promotions.Run(code, offer, buyer, cancellationToken)).Refused(out var refusal, out var promotion)) { return offer with { Discount = promotion.On(offer) }; }
        return PromotionCodes.Refused(refusal) ? refusal : offer;
    }
}
