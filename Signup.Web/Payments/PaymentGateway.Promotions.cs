using SignupWeb.Kernel;
using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    private static readonly IReadOnlyList<string> WithCoupon = ["promotion.coupon"];
    private static readonly IReadOnlyList<string> WithCoupons = ["data.promotion.coupon"];

    private const string OwnerMark = "customer_id";
    private const int PageOfCodes = 100;

    /// <summary>Each client has a code of their own, made between those for everybody.</summary>
    private const int MostCodesSeen = 1_000;

    private readonly CouponService coupons = new(client);
    private readonly PromotionCodeService promotionCodes = new(client);

    /// <summary>The promotion behind a code: the one that can be used, else the newest that could. Refused with "promotion_unknown" when there never was one.</summary>
    public Task<Answer<PromotionFacts>> FindPromotion(string code, CancellationToken cancellationToken) => AskFor(async () =>
    {
        var found = await promotionCodes.ListAsync(new() { Code = code, Active = true, Limit = 1, Expand = WithCoupons }, Waiting(), cancellationToken);
        if (found.Data.Count == 0) { found = await promotionCodes.ListAsync(new() { Code = code, Limit = 1, Expand = WithCoupons }, Waiting(), cancellationToken); }
        return found.Data is [var promotion] ? Answer.Yes(Facts(promotion)) : Answer.No<PromotionFacts>("promotion_unknown", $"No promotion code {code}.");
    });

    /// <summary>A coupon and the code that customers type to get it. Refused when a code of that name can be used already.</summary>
    public Task<Answer<PromotionFacts>> CreatePromotion(PromotionParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
    {
        var coupon = await Coupon(
            new()
            {
                Id = asked.CouponId,
                Name = asked.Code,
                PercentOff = asked.TakesOff.BasisPoints / 100m,
                AmountOff = asked.TakesOff.Amount?.Minor,
                Currency = asked.TakesOff.Amount?.Currency,
                Duration = asked.TakesOff.Months switch { null => "forever", 0 => "once", _ => "repeating" },
                DurationInMonths = asked.TakesOff.Months is > 0 and var months ? months : null,
            },
            key + "-coupon",
            cancellationToken);
        return Facts(await promotionCodes.CreateAsync(
            new()
            {
                Code = asked.Code,
                Promotion = new() { Coupon = coupon },
                ExpiresAt = asked.ExpiresAt,
                MaxRedemptions = asked.MaxRedemptions,
                Metadata = asked.Owner is { } owner ? new(StringComparer.Ordinal) { [OwnerMark] = owner.ToString() } : null,
                Restrictions = new() { FirstTimeTransaction = asked.FirstPurchaseOnly, MinimumAmount = asked.Minimum?.Minor, MinimumAmountCurrency = asked.Minimum?.Currency },
                Expand = WithCoupon,
            },
            Waiting(key),
            cancellationToken));
    });

    /// <summary>One that we named ourselves may be there already, from a call whose answer was lost long ago.</summary>
    private async Task<string> Coupon(CouponCreateOptions asked, string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await coupons.CreateAsync(asked, Waiting(key), cancellationToken)).Id;
        }
        catch (StripeException e) when (e.Code == "resource_already_exists" && asked.Id is { } there)
        {
            return there;
        }
    }

    /// <summary>Nobody can use the code from now on. Again is a no-op.</summary>
    public Task<Answer<PromotionFacts>> EndPromotion(string promotionId, CancellationToken cancellationToken) => Ask(async () =>
        Facts(await promotionCodes.UpdateAsync(promotionId, new() { Active = false, Expand = WithCoupon }, Waiting($"{promotionId}-end"), cancellationToken)));

    /// <summary>The newest hundred that are for everybody, those that are over too.</summary>
    public Task<Answer<List<PromotionFacts>>> Promotions(CancellationToken cancellationToken) => Ask(async () =>
    {
        List<PromotionFacts> found = [];
        var seen = 0;
        await foreach (var code in promotionCodes.ListAutoPagingAsync(new() { Limit = PageOfCodes, Expand = WithCoupons }, Waiting(), cancellationToken))
        {
            if (!code.Metadata.ContainsKey(OwnerMark)) { found.Add(Facts(code)); }
            if (found.Count == PageOfCodes || ++seen == MostCodesSeen) { break; }
        }

        return found;
    });

    private static PromotionFacts Facts(PromotionCode promotion)
    {
        var coupon = promotion.Promotion.Coupon?.Value ?? throw new StripeException($"Promotion code {promotion.Id} came without its coupon.");
        var restrictions = promotion.Restrictions;
        return new(promotion.Id, promotion.Code, promotion.Active && coupon.Valid, Earlier(promotion.ExpiresAt, coupon.RedeemBy), new(
            coupon.PercentOff is { } percent ? (int)Math.Round(percent * 100, MidpointRounding.AwayFromZero) : null,
            coupon.AmountOff is { } amount ? new Money(amount, coupon.Currency ?? string.Empty) : null,
            coupon.Duration switch { "once" => 0, "repeating" => (int?)coupon.DurationInMonths ?? 0, _ => null }))
        {
            MaxRedemptions = promotion.MaxRedemptions ?? coupon.MaxRedemptions,
            Redemptions = promotion.TimesRedeemed,
            IsUsedUp = promotion.TimesRedeemed >= promotion.MaxRedemptions || coupon.TimesRedeemed >= coupon.MaxRedemptions,
            FirstPurchaseOnly = restrictions.FirstTimeTransaction,
            Owner = promotion.Metadata.GetValueOrDefault(OwnerMark) is { } owner && CustomerId.TryParse(owner, null, out var whose) ? whose : null,
            Minimum = restrictions.MinimumAmount is { } least ? new Money(least, restrictions.MinimumAmountCurrency ?? string.Empty) : null,
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static Money OffOf(Invoice invoice) => new(invoice.TotalDiscountAmounts?.Sum(d => d.Amount) ?? 0, invoice.Currency);
}
