using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Spreads discounts over the lines they apply to; the cents add up exactly.</summary>
internal static class DiscountMath
{
    public static IReadOnlyList<IReadOnlyList<(string Discount, long Amount)>> Spread(Work work, IReadOnlyList<LineDraft> drafts, IReadOnlyList<JsonObject> discounts)
    {
        var left = drafts.Select(d => d.Amount).ToArray();
        var given = drafts.Select(_ => new List<(string, long)>()).ToArray();
        foreach (var discount in discounts)
        {
            var coupon = work.Find(discount.Need("source.coupon")) ?? throw RefusedException.Invalid("The coupon of a discount no longer exists.", "discounts");
            var products = coupon.Texts("applies_to.products").ToHashSet(StringComparer.Ordinal);
            var lines = Enumerable.Range(0, drafts.Count).Where(i => drafts[i].Discountable && left[i] > 0 && (products.Count == 0 || products.Contains(drafts[i].Price.Text("product") ?? string.Empty))).ToList();
            var shares = Shares(coupon, [.. lines.Select(i => left[i])]);
            for (var n = 0; n < lines.Count; n++)
            {
                left[lines[n]] -= shares[n];
                given[lines[n]].Add((discount.Need("id"), shares[n]));
            }
        }

        return given;
    }

    private static long[] Shares(JsonObject coupon, long[] amounts)
    {
        var all = amounts.Sum();
        if (all == 0) { return new long[amounts.Length]; }

        var off = coupon.Decimal("percent_off") is { } percent ? InvoiceMath.Cents(all * percent / 100) : Math.Min(all, coupon.Whole("amount_off") ?? 0);
        var shares = amounts.Select(a => off * a / all).ToArray();
        for (var n = 0; shares.Sum() < off; n = (n + 1) % shares.Length)
        {
            if (shares[n] < amounts[n]) { shares[n]++; }
        }

        return shares;
    }
}
