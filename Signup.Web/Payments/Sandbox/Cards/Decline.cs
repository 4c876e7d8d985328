using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Cards;

/// <summary>Why a card was refused, in Stripe's codes and words.</summary>
internal sealed record Decline(string Code, string? DeclineCode, string Message)
{
    public static readonly Decline AuthenticationRequired = new("authentication_required", "authentication_required", "Your card was declined. This transaction requires authentication.");

    public static readonly Decline AuthenticationFailed = new("setup_intent_authentication_failure", null, "The latest attempt to set up the payment method has failed because authentication failed.");

    /// <summary>A card that has run out since it was saved.</summary>
    public static readonly Decline RunOut = new("expired_card", "expired_card", "Your card has expired.");

    private static readonly Decline Generic = new("card_declined", "generic_decline", "Your card was declined.");

    /// <summary>The refusal when the card is saved; null when it is taken.</summary>
    public static Decline? AtSetup(CardBehaviour behaviour) => behaviour switch
    {
        CardBehaviour.Declined => Generic,
        CardBehaviour.InsufficientFunds => new("card_declined", "insufficient_funds", "Your card has insufficient funds."),
        CardBehaviour.Expired => RunOut,
        CardBehaviour.WrongCvc => new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
        CardBehaviour.ProcessingError => new("processing_error", "processing_error", "An error occurred while processing your card. Try again in a little bit."),
        CardBehaviour.InvalidNumber => new("incorrect_number", "incorrect_number", "Your card number is incorrect."),
        CardBehaviour.Works or CardBehaviour.FailsLater or CardBehaviour.DisputedLater or CardBehaviour.RefundFailsLater or CardBehaviour.RefundIsPending or CardBehaviour.AuthenticateOnce or CardBehaviour.AuthenticateAlways => null,
        _ => throw new ArgumentOutOfRangeException(nameof(behaviour), behaviour, "Unknown card."),
    };

    /// <summary>The refusal when a saved card is charged without its owner; null when the charge works.</summary>
    public static Decline? AtCharge(CardBehaviour behaviour) => behaviour switch
    {
        CardBehaviour.FailsLater => Generic,
        CardBehaviour.AuthenticateAlways => AuthenticationRequired,
        _ => AtSetup(behaviour),
    };

    /// <summary>The error object for last_setup_error and last_payment_error.</summary>
    public JsonObject Error(JsonObject? paymentMethod = null)
    {
        var error = new JsonObject { ["type"] = DeclineCode is null ? "invalid_request_error" : "card_error", ["code"] = Code, ["message"] = Message };
        if (DeclineCode is not null) { error["decline_code"] = DeclineCode; }
        if (paymentMethod is not null) { error["payment_method"] = Presentation.Of(paymentMethod); }
        return error;
    }

    /// <summary>The 402 answer for this refusal; the attempt stays on record.</summary>
    public RefusedException Refused(JsonObject along) => new(402, "card_error", Message) { Code = Code, DeclineCode = DeclineCode, Along = along, KeepsChanges = true };
}
