using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/setup_intents: saving a card for later without taking money.</summary>
internal static class SetupIntents
{
    public static void Map(RouteTable routes)
    {
        routes.Get("/v1/setup_intents", call => Listing.Of(call, "setup_intent", "/v1/setup_intents", ["customer", "payment_method"]));
        routes.Get("/v1/setup_intents/{id}", call => call.Work.Get("setup_intent", call.Id));
        routes.Post("/v1/setup_intents/{id}/cancel", call => Cancel(call.Work, NotOfASession(call), call.P.Text("cancellation_reason")));
    }

    public static JsonObject New(Work work, string? customer)
    {
        var id = Ids.New("seti");
        var made = Shapes.New("setup_intent", id, work.Now);
        made["client_secret"] = $"{id}_{Ids.New("secret")}";
        made["customer"] = customer;
        return made;
    }

    /// <summary>Tries to save the card. Gives the reason when it is refused; the intent then waits for another card.</summary>
    public static Decline? Try(Work work, JsonObject intent, JsonObject method)
    {
        var behaviour = CardOnFile.Behaviour(method);
        work.Put(method);
        if (Decline.AtSetup(behaviour) is { } decline)
        {
            Fail(work, intent, method, decline);
            return decline;
        }

        intent["payment_method"] = method.Text("id");
        intent["last_setup_error"] = null;
        if (behaviour is CardBehaviour.AuthenticateOnce or CardBehaviour.AuthenticateAlways)
        {
            intent["status"] = "requires_action";
            intent["next_action"] = new JsonObject { ["type"] = "use_stripe_sdk", ["use_stripe_sdk"] = new JsonObject() };
            work.Add("setup_intent.requires_action", intent);
            return null;
        }

        Succeed(work, intent, method);
        return null;
    }

    /// <summary>The customer has authenticated, or failed to.</summary>
    public static void Authenticated(Work work, JsonObject intent, bool succeeded)
    {
        var method = work.Get("payment_method", intent.Text("payment_method"), "payment_method");
        intent["next_action"] = null;
        if (succeeded) { Succeed(work, intent, method); }
        else { Fail(work, intent, method, Decline.AuthenticationFailed); }
    }

    public static JsonObject Cancel(Work work, JsonObject intent, string? reason)
    {
        if (intent.Text("status") is "succeeded" or "canceled")
        {
            throw RefusedException.Invalid($"You cannot cancel this SetupIntent because it has a status of {intent.Need("status")}.", code: "setup_intent_unexpected_state");
        }

        intent["status"] = "canceled";
        intent["cancellation_reason"] = reason;
        intent["next_action"] = null;
        return work.Add("setup_intent.canceled", intent);
    }

    private static JsonObject NotOfASession(Call call) => call.Work.First("checkout.session", ("setup_intent", call.Id)) is null
        ? call.Work.Get("setup_intent", call.Id)
        : throw RefusedException.Invalid("You cannot cancel a SetupIntent created by Checkout.", code: "setup_intent_unexpected_state");

    private static void Succeed(Work work, JsonObject intent, JsonObject method)
    {
        if (intent.Text("customer") is { } customer) { PaymentMethods.Attach(work, method, customer); }

        intent["status"] = "succeeded";
        intent["payment_method"] = method.Text("id");
        work.Add("setup_intent.succeeded", intent);
    }

    private static void Fail(Work work, JsonObject intent, JsonObject method, Decline decline)
    {
        intent["status"] = "requires_payment_method";
        intent["payment_method"] = null;
        intent["last_setup_error"] = decline.Error(method);
        work.Add("setup_intent.setup_failed", intent);
    }
}
