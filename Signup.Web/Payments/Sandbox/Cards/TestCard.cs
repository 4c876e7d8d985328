namespace SignupWeb.Payments.Sandbox.Cards;

/// <summary>One of the listed test cards: the only ones the sandbox takes.</summary>
/// <param name="Number">Sixteen digits, publicly known test numbers.</param>
/// <param name="Token">Name by which a test may use it through the API, e.g. pm_card_visa.</param>
/// <param name="Behaviour">What happens with it.</param>
/// <param name="Label">What a person picks it for.</param>
public sealed record TestCard(string Number, string Token, CardBehaviour Behaviour, string Label)
{
    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("4242424242424242", "pm_card_visa", CardBehaviour.Works, "Works"),
        new("4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", CardBehaviour.InsufficientFunds, "Declined, not enough money"),
        new("4000000000000002", "pm_card_visa_chargeDeclined", CardBehaviour.Declined, "Declined, no reason given"),
        new("4000002760003184", "pm_card_authenticationRequired", CardBehaviour.AuthenticateAlways, "Asks to authenticate always"),
        new("4000000000000069", "pm_card_chargeDeclinedExpiredCard", CardBehaviour.Expired, "Declined, expired"),
        new("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", CardBehaviour.WrongCvc, "Declined, wrong CVC"),
        new("4000000000000119", "pm_card_chargeDeclinedProcessingError", CardBehaviour.ProcessingError, "Declined, processing error"),
        new("4242424242424241", "pm_card_incorrectNumber", CardBehaviour.InvalidNumber, "Invalid number"),
        new("4000000000000341", "pm_card_chargeCustomerFail", CardBehaviour.FailsLater, "Saved, but charges fail later"),
        new("4000000000000259", "pm_card_createDispute", CardBehaviour.DisputedLater, "Works, disputed later"),
        new("4000000000005126", "pm_card_refundFail", CardBehaviour.RefundFailsLater, "Works, a refund fails later"),
        new("4000000000007726", "pm_card_pendingRefund", CardBehaviour.RefundIsPending, "Works, a refund stays pending first"),
        new("4000002500003155", "pm_card_authenticationRequiredOnSetup", CardBehaviour.AuthenticateOnce, "Asks to authenticate once"),
    ];

    public string Last4 => Number[^4..];

    /// <summary>The number in groups of four.</summary>
    public string Spaced => string.Join(' ', Number.Chunk(4).Select(g => new string(g)));

    /// <summary>The listed card with that number, written with or without spaces or dashes; null for any other.</summary>
    public static TestCard? Find(string? number)
    {
        var digits = string.Concat((number ?? string.Empty).Where(c => c is not (' ' or '-')));
        return All.FirstOrDefault(c => c.Number == digits);
    }

    public static TestCard? FindToken(string? token) => All.FirstOrDefault(c => c.Token == token);
}
