using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Resources;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Payments.Sandbox.Webhooks;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>Where a session stands after a step on its page.</summary>
public enum CheckoutState
{
    /// <summary>No such session.</summary>
    Unknown,

    /// <summary>Waiting for a card.</summary>
    Open,

    /// <summary>Waiting for the customer to authenticate.</summary>
    Authenticate,

    /// <summary>The card was refused; another may be tried.</summary>
    Declined,

    Complete,

    Expired,
}

/// <summary>A step's result: the state, the session as a client sees it, and why a card was refused.</summary>
internal sealed record CheckoutStep(CheckoutState State, JsonObject? Session, Decline? Decline = null)
{
    /// <summary>Where the browser goes now that the session is complete.</summary>
    public string SuccessUrl => (Session.Text("success_url") ?? string.Empty).Replace("{CHECKOUT_SESSION_ID}", Session.Text("id"), StringComparison.Ordinal);
}

/// <summary>Does what the hosted page does: saves a card for a session, with authentication where the card asks for it.</summary>
internal sealed class CompleteCheckout(SandboxStore store, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    public CheckoutStep Look(string sessionId)
    {
        using var work = store.Read();
        return Standing(work, work.Find(sessionId));
    }

    /// <summary>Tries a card. A second try on a finished session changes nothing.</summary>
    public Task<CheckoutStep> Pay(string sessionId, CardInput input, CancellationToken cancellationToken) => Step(sessionId, CheckoutState.Open, input.Arrives, (work, session, intent) =>
    {
        var card = input.Card ?? throw new ArgumentException("Only listed test cards are taken.", nameof(input));
        var expires = input.Expires ?? (12, work.Moment.Year + 3);
        var method = CardOnFile.Make(card, expires.Item1, expires.Item2, Billing(session, input), work.Now);
        var decline = SetupIntents.Try(work, intent, method);
        if (intent.Text("status") == "succeeded") { Finish(work, session); }
        return decline;
    }, cancellationToken);

    /// <summary>The customer has answered the bank's question.</summary>
    public Task<CheckoutStep> Authenticate(string sessionId, bool succeeded, AnswerArrives arrives, CancellationToken cancellationToken) => Step(sessionId, CheckoutState.Authenticate, arrives, (work, session, intent) =>
    {
        SetupIntents.Authenticated(work, intent, succeeded);
        if (!succeeded) { return Decline.AuthenticationFailed; }

        Finish(work, session);
        return null;
    }, cancellationToken);

    private async Task<CheckoutStep> Step(string sessionId, CheckoutState only, AnswerArrives arrives, Func<Work, JsonObject, JsonObject, Decline?> act, CancellationToken cancellationToken)
    {
        CheckoutStep step;
        using (var work = await store.WriteAsync(cancellationToken: cancellationToken))
        {
            var session = work.Find(sessionId);
            var before = Standing(work, session);
            if (before.State != only) { return before; }

            if (arrives is AnswerArrives.Late) { work.FaultFor = _ => WebhookFault.Delayed; }
            if (arrives is AnswerArrives.Lost) { work.FaultFor = _ => WebhookFault.Lost; }
            var decline = act(work, session!, work.Get("setup_intent", session.Text("setup_intent"), "setup_intent"));
            step = decline is null ? Standing(work, work.Find(sessionId)) : new(CheckoutState.Declined, Presentation.Of(session!), decline);
            work.Commit();
        }

        if (arrives is AnswerArrives.WebhookFirst && step.State == CheckoutState.Complete) { await Posted(cancellationToken); }
        return step;
    }

    private static CheckoutStep Standing(Work work, JsonObject? session)
    {
        if (session.Text("object") != "checkout.session") { return new(CheckoutState.Unknown, null); }

        var state = session.Text("status") switch
        {
            "complete" => CheckoutState.Complete,
            "expired" => CheckoutState.Expired,
            _ when session.Whole("expires_at") <= work.Now => CheckoutState.Expired,
            _ => work.Find(session.Text("setup_intent")).Text("status") == "requires_action" ? CheckoutState.Authenticate : CheckoutState.Open,
        };
        return new(state, Presentation.Of(session!));
    }

    private static void Finish(Work work, JsonObject session)
    {
        session["status"] = "complete";
        session["url"] = null;
        work.NotLater(session.Need("id"), "expire-session");
        work.Add("checkout.session.completed", session);
    }

    private static JsonObject Billing(JsonObject session, CardInput input) => new()
    {
        ["address"] = new JsonObject { ["city"] = null, ["country"] = input.Country, ["line1"] = null, ["line2"] = null, ["postal_code"] = null, ["state"] = null },
        ["email"] = session.Text("customer_details.email"),
        ["name"] = input.Name.Length > 0 ? input.Name : null,
        ["phone"] = null,
        ["tax_id"] = null,
    };

    /// <summary>Waits until what is queued now has been posted, but not for ever.</summary>
    private async Task Posted(CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + LongestWait;
        while (time.GetUtcNow() < end)
        {
            using (var work = store.Read())
            {
                if (work.Count("SELECT COUNT(*) FROM deliveries WHERE due IS NOT NULL AND attempts = 0") == 0) { return; }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }
}
