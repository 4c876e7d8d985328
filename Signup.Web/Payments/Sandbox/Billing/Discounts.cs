using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Turns the coupons and promotion codes a request names into discounts.</summary>
internal static class Discounts
{
    /// <summary>The discounts a request asks for, for something of this currency; <paramref name="place"/> is "subscription" or "invoice".</summary>
    public static List<JsonObject> From(Work work, JsonObject parameters, string? customer, string currency, string place, string? placeId) =>
        [.. parameters.Objects("discounts").Select(asked => One(work, asked, customer, currency, place, placeId))];

    /// <summary>The discounts of a subscription that hold at this moment.</summary>
    public static List<JsonObject> Of(Work work, JsonObject holder) =>
        [.. holder.Texts("discounts").Select(work.Find).OfType<JsonObject>().Where(d => d.Whole("end") is not { } end || end > work.Now)];

    private static JsonObject One(Work work, JsonObject asked, string? customer, string currency, string place, string? placeId)
    {
        if (asked.Text("discount") is { } existing) { return work.Get("discount", existing, "discounts"); }

        var code = asked.Text("promotion_code") is { } id ? PromotionRules.Usable(work, work.Get("promotion_code", id, "discounts"), customer) : null;
        var coupon = work.Get("coupon", code?.Need("promotion.coupon") ?? asked.Text("coupon"), "discounts");
        PromotionRules.Check(work, coupon, currency);
        Redeem(work, coupon);
        if (code is not null) { Redeem(work, code); }
        return work.Put(Made(work, coupon, code, customer, place, placeId));
    }

    private static JsonObject Made(Work work, JsonObject coupon, JsonObject? code, string? customer, string place, string? placeId)
    {
        var made = Shapes.New("discount");
        made["id"] = Ids.New("di");
        made["customer"] = customer;
        made["promotion_code"] = code?.Text("id");
        made["source"] = new JsonObject { ["type"] = "coupon", ["coupon"] = coupon.Text("id") };
        made["start"] = work.Now;
        made[place] = placeId;
        if (coupon.Text("duration") == "repeating")
        {
            made["end"] = work.Moment.AddMonths((int)(coupon.Whole("duration_in_months") ?? 1)).ToUnixTimeSeconds();
        }

        return made;
    }

    private static void Redeem(Work work, JsonObject redeemed)
    {
        var times = (redeemed.Whole("times_redeemed") ?? 0) + 1;
        redeemed["times_redeemed"] = times;
        if (redeemed.Whole("max_redemptions") <= times) { redeemed[redeemed.Text("object") == "coupon" ? "valid" : "active"] = false; }
        work.Put(redeemed);
    }
}
