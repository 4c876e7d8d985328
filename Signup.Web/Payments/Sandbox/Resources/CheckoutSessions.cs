using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/checkout/sessions in setup mode: a hosted page that saves a card and moves no money.</summary>
internal static class CheckoutSessions
{
    private const int ShortestMinutes = 30;
    private const int LongestHours = 24;

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/checkout/sessions", Create);
        routes.Get("/v1/checkout/sessions", call => Listing.Of(call, "checkout.session", "/v1/checkout/sessions", ["customer", "customer_details[email]", "status"]));
        routes.Get("/v1/checkout/sessions/{id}", call => call.Work.Get("checkout.session", call.Id));
        routes.Post("/v1/checkout/sessions/{id}/expire", ExpireNow);
    }

    /// <summary>Ends an open session: its page says so and its setup intent is canceled.</summary>
    public static JsonObject Expire(Work work, JsonObject session)
    {
        if (session.Text("status") != "open") { return session; }

        session["status"] = "expired";
        session["url"] = null;
        work.NotLater(session.Need("id"), "expire-session");
        work.Put(session);
        if (work.Find(session.Text("setup_intent")) is { } intent && intent.Text("status") is not ("succeeded" or "canceled")) { SetupIntents.Cancel(work, intent, "abandoned"); }

        work.Emit("checkout.session.expired", session);
        return session;
    }

    private static JsonObject Create(Call call)
    {
        Check(call);
        var customer = call.P.Text("customer") is { } id ? call.Work.Get("customer", id, "customer") : null;
        var intent = SetupIntents.New(call.Work, customer?.Text("id"));
        if (call.P["setup_intent_data"] is JsonObject data)
        {
            intent["description"] = data.Text("description");
            intent["metadata"] = data["metadata"].Copy() ?? new JsonObject();
        }

        call.Work.Add("setup_intent.created", intent);

        var made = Shapes.New("checkout.session", Ids.New("cs_test", 58), call.Now);
        call.CopyTo(made, "cancel_url", "client_reference_id", "currency", "customer_email", "locale", "success_url", "billing_address_collection");
        call.MergeMetadata(made);
        made["customer"] = customer?.Text("id");
        made["customer_details"] = Details(customer.Text("email") ?? call.P.Text("customer_email"), customer.Text("name"));
        made["expires_at"] = call.P.Whole("expires_at") ?? call.Now + (LongestHours * 3600);
        made["payment_method_types"] = new JsonArray("card");
        made["setup_intent"] = intent.Text("id");
        made["url"] = $"{call.Work.PublicBase()}/sandbox/checkout/{made.Need("id")}";
        if (call.P["custom_text"] is JsonObject text && text.Text("submit.message") is { } message) { made["custom_text"]!["submit"] = new JsonObject { ["message"] = message }; }
        call.Work.Later(made.Need("id"), "expire-session", made.Whole("expires_at")!.Value);
        return call.Work.Put(made);
    }

    private static void Check(Call call)
    {
        if (call.P.Text("mode") is not "setup") { throw RefusedException.Invalid("The sandbox has checkout sessions with mode=setup only.", "mode"); }
        if (call.P.Text("ui_mode") is not (null or "hosted_page")) { throw RefusedException.Invalid("The sandbox has checkout sessions with ui_mode=hosted_page only.", "ui_mode"); }
        if (!call.P.Has("success_url")) { throw RefusedException.Invalid("Missing required param: success_url.", "success_url", "parameter_missing"); }
        if (!call.P.Has("currency")) { throw RefusedException.Invalid("Missing required param: currency. It is required in `setup` mode with dynamic payment methods.", "currency", "parameter_missing"); }
        foreach (var name in new[] { "success_url", "cancel_url" })
        {
            if (call.P.Text(name) is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")) { throw RefusedException.Invalid("Not a valid URL", name, "url_invalid"); }
        }

        if (call.P.Whole("expires_at") is not { } at) { return; }
        if (at < call.Now + (ShortestMinutes * 60) - 60) { throw RefusedException.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at"); }
        if (at > call.Now + (LongestHours * 3600) + 60) { throw RefusedException.Invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at"); }
    }

    private static JsonObject? Details(string? email, string? name) => email is null && name is null ? null : new()
    {
        ["address"] = null,
        ["business_name"] = null,
        ["email"] = email,
        ["individual_name"] = null,
        ["name"] = name,
        ["phone"] = null,
        ["tax_exempt"] = "none",
        ["tax_ids"] = null,
    };

    private static JsonObject ExpireNow(Call call)
    {
        var session = call.Work.Get("checkout.session", call.Id);
        return session.Text("status") == "open"
            ? Expire(call.Work, session)
            : throw RefusedException.Invalid($"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session.Need("status")}`.");
    }
}
