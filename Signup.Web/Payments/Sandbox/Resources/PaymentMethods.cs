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
        routes.Get("/v1/payment_methods", call => Listing.Of(call, "payment_method", "/v1/payment_methods", ["customer", "type", "allow_redisplay"]));
        routes.Get("/v1/payment_methods/{id}", call => call.Work.Get("payment_method", call.Id));
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

        if (IsDetached(method)) { throw Gone(); }
        if (Decline.AtSetup(CardOnFile.Behaviour(method)) is { } decline) { throw decline.Refused(new() { ["payment_method"] = Presentation.Of(method) }); }
        if (method.Text("customer") is not null) { return method; }

        method["customer"] = owner.Text("id");
        return work.Add("payment_method.attached", method);
    }

    /// <summary>A card that was detached once can never be used again.</summary>
    public static bool IsDetached(JsonObject method) => method.Is($"{Presentation.Notes}.detached");

    public static RefusedException Gone() => RefusedException.Invalid("This PaymentMethod was detached from a Customer and may not be used again.", "payment_method", "payment_method_unexpected_state");

    /// <summary>Takes the card off its customer for good.</summary>
    public static void Release(Work work, JsonObject method)
    {
        method["customer"] = null;
        method[Presentation.Notes]!["detached"] = true;
        work.Put(method);
    }

    private static JsonObject Detach(Call call)
    {
        var method = call.Work.Get("payment_method", call.Id);
        if (method.Text("customer") is not { } owner) { throw RefusedException.Invalid("The payment method you provided is not attached to a customer so detachment is impossible."); }

        var before = method.DeepClone().AsObject();
        Release(call.Work, method);
        if (call.Work.Find(owner) is { } customer && customer.Text("invoice_settings.default_payment_method") == call.Id)
        {
            customer["invoice_settings"]!["default_payment_method"] = null;
            call.Work.Put(customer);
        }

        call.Work.Emit("payment_method.detached", method, before);
        return method;
    }
}
