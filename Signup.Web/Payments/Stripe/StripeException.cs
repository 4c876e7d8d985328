using System.Net;

namespace SignupWeb.Payments.Stripe;

/// <summary>A call that did not succeed: either Stripe said no, or nobody knows (<see cref="IsOutcomeUnknown"/>).</summary>
public sealed class StripeException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Null when no answer came at all.</summary>
    public HttpStatusCode? HttpStatusCode { get; init; }

    /// <summary>Null when what answered did not speak like Stripe.</summary>
    public StripeError? StripeError { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The key the call was made with; the only one under which it may be made again.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// The call may have been carried out all the same: its answer was lost, or Stripe failed on the way.
    /// Never treat it as failed; make it again under the same key or look the object up.
    /// </summary>
    public bool IsOutcomeUnknown { get; init; }

    public string? Type => StripeError?.Type;

    public string? Code => StripeError?.Code;

    public string? DeclineCode => StripeError?.DeclineCode;

    public string? Param => StripeError?.Param;

    /// <summary>The bank or the card said no; another card may work.</summary>
    public bool IsCardError => Type == "card_error";

    /// <summary>The object asked for does not exist (any more).</summary>
    public bool IsMissing => Code == "resource_missing";

    /// <summary>Stripe does not let us in (401, 403), or knows the key with other parameters: no word about the money, and nothing the customer could do.</summary>
    public bool IsOurFault => HttpStatusCode is System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.Forbidden || Type == "idempotency_error";

    /// <summary>Nothing is wrong with the call itself: made again later, unchanged and under the same key, it may succeed.</summary>
    public bool IsTransient => IsOutcomeUnknown || HttpStatusCode is null or System.Net.HttpStatusCode.TooManyRequests or System.Net.HttpStatusCode.Conflict || (int)HttpStatusCode >= 500;
}
