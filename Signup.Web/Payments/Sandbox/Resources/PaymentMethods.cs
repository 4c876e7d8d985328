using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/payment_methods: cards on file, made from listed test cards only.</summary>
internal static class PaymentMethods
{
    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/payment_methods", Create);
        routes.Get("/v1/payment_methods", call => Listing.Of(call, "payment_method", "/v1/payment_methods", ["customer", "type", "allow_redisplay"]));
        routes.Get("/v1/payment_methods/{id}", call => call.Work.Get("payment_method", call.Id));
        routes.Post("/v1/payment_methods/{id}", Update);
        routes.Post("/v1/payment_methods/{id}/attach", call => Attach(call.Work, Named(call.Work, call.Id), call.P.Text("customer")));
        routes.Post("/v1/payment_methods/{id}/detach", Detach);
        routes.Get("/v1/customers/{id}/payment_methods", call => Listing.Of(call, "payment_method", $"/v1/customers/{call.Id}/payment_methods", ["type", "allow_redisplay"], ("customer", call.Work.Get("customer", call.Id).Need("id"))));
    }

    /// <summary>The payment method of that id, or a new one for a test token such as pm_card_visa.</summary>
    public static JsonObject Named(Work work, string id) =>
        TestCard.FindToken(id) is { } card ? work.Put(CardOnFile.Make(card, 12, work.Moment.Year + 3, null, work.Now)) : work.Get("payment_method", id);

    public static JsonObject Attach(Work work, JsonObject method, string? customer)
    {
        var owner = work.Get("customer", customer, "customer");
        if (method.Text("customer") is { } other && other != owner.Text("id"))
        {
            throw RefusedException.Invalid("The payment method you provided has already been attached to a customer.", code: "payment_method_unexpected_state");
        }

        if (Decline.AtSetup(CardOnFile.Behaviour(method)) is { } decline) { throw decline.Refused(new() { ["payment_method"] = Presentation.Of(method) }); }
        if (method.Text("customer") is not null) { return method; }

        method["customer"] = owner.Text("id");
        return work.Add("payment_method.attached", method);
    }

    private static JsonObject Create(Call call)
    {
        var (token, number) = (call.P.Text("card.token"), call.P.Text("card.number"));
        var card = number is null ? TestCard.FindToken(token?.Replace("tok_", "pm_card_", StringComparison.Ordinal)) : TestCard.Find(number);
        if (call.P.Text("type") != "card" || card is null) { throw new RefusedException(402, "card_error", "Your card was declined. Only the listed test cards work here.") { Code = "card_declined", DeclineCode = "test_mode_live_card", Param = "card[number]" }; }

        var made = CardOnFile.Make(card, call.P.Whole("card.exp_month") ?? 12, call.P.Whole("card.exp_year") ?? call.Work.Moment.Year + 3, Billing(call.P["billing_details"] as JsonObject), call.Now);
        call.MergeMetadata(made);
        return call.Work.Put(made);
    }

    private static JsonObject Update(Call call)
    {
        var method = call.Work.Get("payment_method", call.Id);
        var before = method.DeepClone().AsObject();
        if (call.P["billing_details"] is JsonObject billing) { method["billing_details"] = Billing(billing); }
        if (call.P.Whole("card.exp_month") is { } month) { method["card"]!["exp_month"] = month; }
        if (call.P.Whole("card.exp_year") is { } year) { method["card"]!["exp_year"] = year; }
        call.CopyTo(method, "allow_redisplay");
        call.MergeMetadata(method);
        return call.Work.Update("payment_method.updated", method, before);
    }

    private static JsonObject Detach(Call call)
    {
        var method = call.Work.Get("payment_method", call.Id);
        if (method.Text("customer") is not { } owner) { throw RefusedException.Invalid("The payment method you provided is not attached to a customer so detachment is impossible."); }

        var before = method.DeepClone().AsObject();
        method["customer"] = null;
        call.Work.Put(method);
        if (call.Work.Find(owner) is { } customer && customer.Text("invoice_settings.default_payment_method") == call.Id)
        {
            customer["invoice_settings"]!["default_payment_method"] = null;
            call.Work.Put(customer);
        }

        call.Work.Emit("payment_method.detached", method, before);
        return method;
    }

    private static JsonObject? Billing(JsonObject? given) => given is null ? null : new()
    {
        ["address"] = given["address"] is JsonObject address ? new JsonObject(new[] { "city", "country", "line1", "line2", "postal_code", "state" }.Select(n => KeyValuePair.Create(n, address[n].Copy()))) : null,
        ["email"] = given.Text("email"),
        ["name"] = given.Text("name"),
        ["phone"] = given.Text("phone"),
        ["tax_id"] = given.Text("tax_id"),
    };
}
