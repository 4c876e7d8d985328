using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/coupons and /v1/promotion_codes</summary>
internal static class Coupons
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/coupons", Create);
        routes.Get("/v1/coupons", call => Listing.Of(call, "coupon", "/v1/coupons", []));
        routes.Get("/v1/coupons/{id}", call => call.Work.Get("coupon", call.Id));
        routes.Delete("/v1/coupons/{id}", Delete);
        routes.Post("/v1/promotion_codes", CreateCode);
        routes.Get("/v1/promotion_codes", call => Listing.Of(call, "promotion_code", "/v1/promotion_codes", ["active", "coupon", "customer"], call.P.Text("code") is { } code ? [("code", Terms.Code(code))] : []));
        routes.Get("/v1/promotion_codes/{id}", call => call.Work.Get("promotion_code", call.Id));
        routes.Post("/v1/promotion_codes/{id}", UpdateCode);
    }

    private static JsonObject Create(Call call)
    {
        var (percent, amount) = (call.P.Decimal("percent_off"), call.P.Whole("amount_off"));
        if (percent is null == amount is null) { throw RefusedException.Invalid("Must provide percent_off or amount_off.", "percent_off"); }
        if (percent is <= 0 or > 100) { throw RefusedException.Invalid("Percent off must be greater than 0 and at most 100.", "percent_off"); }
        if (amount is not null && !call.P.Has("currency")) { throw RefusedException.Invalid("You must pass currency when passing amount_off.", "currency", "parameter_missing"); }

        if (call.P.Whole("duration_in_months") is < 1 or > 120) { throw RefusedException.Invalid("The duration must be between 1 and 120 months.", "duration_in_months"); }

        var id = call.P.Text("id") ?? RandomNumberGenerator.GetString(Letters, 8);
        if (call.Work.Find(id) is not null) { throw RefusedException.Invalid("Coupon already exists.", "id", "resource_already_exists"); }

        var made = Shapes.New("coupon", id, call.Now);
        call.CopyTo(made, "amount_off", "currency", "duration_in_months", "max_redemptions", "name", "percent_off", "redeem_by", "applies_to");
        made["duration"] = call.P.Text("duration") ?? "once";
        call.MergeMetadata(made);
        return call.Work.Add("coupon.created", made);
    }

    private static JsonObject Delete(Call call)
    {
        var coupon = call.Work.Get("coupon", call.Id);
        call.Work.Emit("coupon.deleted", coupon);
        return call.Work.Put(new JsonObject { ["id"] = call.Id, ["object"] = "coupon", ["deleted"] = true });
    }

    private static JsonObject CreateCode(Call call)
    {
        var coupon = call.Work.Get("coupon", call.P.Text("promotion.coupon"), "promotion[coupon]");
        var code = call.P.Text("code") ?? RandomNumberGenerator.GetString(Letters, 8);
        if (call.Work.First("promotion_code", ("code", Terms.Code(code)), ("active", "true")) is not null) { throw RefusedException.Invalid("An active promotion code with that code already exists.", "code"); }

        var made = Shapes.New("promotion_code", Ids.New("promo"), call.Now);
        made["code"] = code;
        made["promotion"] = new JsonObject { ["type"] = "coupon", ["coupon"] = coupon.Text("id") };
        call.CopyTo(made, "active", "customer", "expires_at", "max_redemptions");
        if (call.P["restrictions"] is JsonObject restrictions)
        {
            foreach (var name in new[] { "first_time_transaction", "minimum_amount", "minimum_amount_currency" }.Where(restrictions.Has)) { made["restrictions"]![name] = restrictions[name].Copy(); }
        }

        call.MergeMetadata(made);
        return call.Work.Add("promotion_code.created", made);
    }

    private static JsonObject UpdateCode(Call call)
    {
        var code = call.Work.Get("promotion_code", call.Id);
        var before = code.DeepClone().AsObject();
        call.CopyTo(code, "active");
        call.MergeMetadata(code);
        return call.Work.Update("promotion_code.updated", code, before);
    }
}
