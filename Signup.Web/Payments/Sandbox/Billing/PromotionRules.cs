using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Who may use a coupon or a promotion code, when, and on how much. The same for a preview as for the invoice itself.</summary>
internal static class PromotionRules
{
    public static JsonObject Usable(Work work, JsonObject code, string? customer)
    {
        if (!code.Is("active") || code.Whole("expires_at") <= work.Now) { throw RefusedException.Invalid("This promotion code is expired, inactive or used up.", "discounts", "promotion_code_expired"); }
        if (code.Text("customer") is { } owner && owner != customer) { throw RefusedException.Invalid("This promotion code cannot be redeemed because it belongs to another customer.", "discounts", "promotion_code_customer_mismatch"); }
        if (code.Is("restrictions.first_time_transaction") && customer is not null && HasPaid(work, customer))
        {
            throw RefusedException.Invalid("This promotion code cannot be redeemed because the associated customer has prior transactions.", "discounts", "promotion_code_customer_not_first_time");
        }

        return code;
    }

    public static void Check(Work work, JsonObject coupon, string currency)
    {
        if (!coupon.Is("valid") || coupon.Whole("redeem_by") <= work.Now) { throw RefusedException.Invalid($"Coupon {coupon.Need("id")} is used up or expired.", "discounts", "coupon_expired"); }
        if (coupon.Whole("amount_off") is not null && coupon.Text("currency") != currency)
        {
            throw RefusedException.Invalid($"The coupon {coupon.Need("id")} takes off {coupon.Text("currency")} and cannot be used for {currency}.", "discounts", "coupon_currency_mismatch");
        }
    }

    /// <summary>Refuses when a code wants to be used on more than this.</summary>
    public static void CheckMinimum(Work work, IEnumerable<JsonObject> discounts, long subtotal, string currency)
    {
        foreach (var code in discounts.Select(d => work.Find(d.Text("promotion_code"))).OfType<JsonObject>())
        {
            if (code.Whole("restrictions.minimum_amount") is { } least && (subtotal < least || code.Text("restrictions.minimum_amount_currency") != currency))
            {
                throw RefusedException.Invalid($"This promotion code cannot be redeemed because the order is below its minimum of {least} {code.Text("restrictions.minimum_amount_currency")}.", "discounts", "promotion_code_minimum_not_met");
            }
        }
    }

    private static bool HasPaid(Work work, string customer) => work.All("charge", ("customer", customer)).Exists(c => c.Is("paid"));
}
