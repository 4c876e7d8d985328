using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

/// <summary>
/// The one place where Stripe's types stop: calls its services and turns what comes back, failures too, into plain data.
/// Its parts: cards, prices, charges, and reading what is there.
/// </summary>
public sealed partial class PaymentGateway(StripeClient client, StripeConnection connection, TimeProvider time)
{
    /// <summary>The version of the service's API we speak.</summary>
    public const string ApiVersion = StripeClient.ApiVersion;

    private const string OrderMark = "order_id";
    private const string SignupMark = "signup_id";
    private const string AccountMark = "client_account_id";
    private const string KeyMark = "operation";
    private const string InvoiceMark = "invoice_number";
    private const string PlanVersionMark = "plan_version_id";

    private static readonly IReadOnlyList<string> WithPayments = ["payments"];

    /// <summary>How long each try of a call may take while a customer waits for it.</summary>
    private static RequestOptions Waiting(string? key = null) => new() { IdempotencyKey = key, Timeout = RequestOptions.CustomerWaits };

    private static RequestOptions Usual(string? key = null) => new() { IdempotencyKey = key };

    /// <summary>A cancelled call of ours is an unknown outcome; that of a process going down stays a cancellation.</summary>
    private static Task<Answer<T>> Ask<T>(Func<Task<T>> call)
        where T : class => AskFor(async () => Answer.Yes(await call()));

    /// <summary>The same for what may find nothing.</summary>
    private static async Task<Answer<T>> AskFor<T>(Func<Task<Answer<T>>> call)
        where T : class
    {
        try
        {
            return await call();
        }
        catch (StripeException e)
        {
            return Failure<T>(e);
        }
    }

    /// <summary>Registers the address with our version and events, unless it is.</summary>
    public Task<Answer<RegisteredWebhook>> RegisterWebhook(string url, CancellationToken cancellationToken) => Ask(async () =>
    {
        var endpoints = new WebhookEndpointService(client);
        await foreach (var there in endpoints.ListAutoPagingAsync(new() { Limit = 100 }, Usual(), cancellationToken))
        {
            if (there.Url == url && there.ApiVersion == ApiVersion && there.Status == "enabled" && WebhookTypes.Heard.All(there.EnabledEvents.Contains)) { return new RegisteredWebhook(there.Id, url, null); }
        }

        var made = await endpoints.CreateAsync(new() { Url = url, ApiVersion = ApiVersion, EnabledEvents = WebhookTypes.Heard }, Usual(Guid.NewGuid().ToString()), cancellationToken);
        return new RegisteredWebhook(made.Id, url, made.Secret);
    });

    private static Answer<T> Failure<T>(StripeException e)
        where T : class
    {
        if (e.IsOurFault) { return Answer.Open<T>(e.Message, e.RequestId) with { Code = e.Type == "idempotency_error" ? Answer.KeyTaken : Answer.NotLetIn }; }
        if (e.IsTransient) { return Answer.Open<T>(e.Message, e.RequestId) with { Code = e.Code }; }
        if (!e.IsCardError) { return Answer.No<T>(e.Code ?? e.Type ?? "refused", e.Message, e.RequestId) with { RefusesPromotion = e.Param?.StartsWith("discounts", StringComparison.Ordinal) == true }; }
        return Declined<T>(e.StripeError) with { Fault = e.Message, RequestId = e.RequestId };
    }

    private static Answer<T> Declined<T>(StripeError? error)
        where T : class
    {
        var code = error?.DeclineCode is { Length: > 0 } and not "generic_decline" ? error.DeclineCode : error?.Code ?? "card_declined";
        return new(Outcome.Declined, null) { Code = code, Sentence = Declines.SentenceFor(code), Fault = error?.Message };
    }

    private static bool WantsAuthentication(string? code) => code is "authentication_required" or "invoice_payment_intent_requires_action" or "subscription_payment_intent_requires_action";
}
