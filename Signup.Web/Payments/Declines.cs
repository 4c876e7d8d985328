namespace SignupWeb.Payments;

/// <summary>What a decline means for the customer, in plain words. The codes are the payment service's; an unknown one gets the general sentence.</summary>
public static class Declines
{
    public const string General = "Your bank declined the card. Use another card, or ask your bank.";

    public const string Authentication = "Your bank wants you to confirm this payment.";

    public const string CannotConfirm = "Your bank wants you to confirm each payment with this card, and a change of plan cannot ask for that. Use another card.";

    public const string OurFault = "We could not charge your card because of a fault on our side. You have not been charged, and we have been told.";

    public const string Mismatch = "The payment did not match your order. It goes back to your card in full, and we have been told.";

    public const string MismatchHeld = "The payment did not match your order. We are looking into it and write to you. You do not have to do anything.";

    /// <summary>The reason of a payment that was not made because the order's promotion code is over.</summary>
    public const string CodeOver = "promotion_over";

    public const string CodeIsOver = "Your code can no longer be used. Nothing has been charged. See the price without it and decide.";

    private const string Data = "The card details are not right. Add the card again or use another one.";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["insufficient_funds"] = "There is not enough money on the card. Use another card.",
        ["withdrawal_count_limit_exceeded"] = "The limit of the card is reached. Use another card.",
        ["card_velocity_exceeded"] = "The limit of the card is reached. Use another card.",
        ["expired_card"] = "The card has expired. Use another card.",
        ["incorrect_cvc"] = "The security code of the card is not right. Add the card again or use another one.",
        ["invalid_cvc"] = "The security code of the card is not right. Add the card again or use another one.",
        ["incorrect_number"] = Data,
        ["invalid_number"] = Data,
        ["invalid_account"] = Data,
        ["invalid_expiry_month"] = Data,
        ["invalid_expiry_year"] = Data,
        ["incorrect_zip"] = Data,
        ["processing_error"] = "Something went wrong while the card was charged. You have not been charged. Try again.",
        ["try_again_later"] = "Your bank could not answer just now. You have not been charged. Try again.",
        ["issuer_not_available"] = "Your bank could not answer just now. You have not been charged. Try again.",
        ["reenter_transaction"] = "Your bank could not answer just now. You have not been charged. Try again.",
        ["currency_not_supported"] = "The card cannot pay in this currency. Use another card.",
        ["card_not_supported"] = "The card cannot be used for this payment. Use another card.",
        ["transaction_not_allowed"] = "The card cannot be used for this payment. Use another card.",
        ["lost_card"] = General,
        ["stolen_card"] = General,
        ["fraudulent"] = General,
        ["authentication_required"] = Authentication,
    };

    public static string SentenceFor(string? code) => code is null ? General : Sentences.GetValueOrDefault(code, General);
}
