namespace SignupWeb.Kernel;

/// <summary>Promotion codes as people write them, and why one takes nothing off, in plain words. In every sentence {0} is the code.</summary>
public static class PromotionCodes
{
    /// <summary>No code is longer.</summary>
    public const int Longest = 40;

    private const string FieldName = "promotionCode";
    private const string Prefix = "PROMOTION_";

    /// <summary>The code as it is kept: upper case, without blanks around it. Null when nothing was typed, or nothing that could be a code.</summary>
    public static string? Read(string? typed) => typed?.Trim().ToUpperInvariant() is { Length: > 0 and <= Longest } code && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? code : null;

    /// <summary>What was typed, no longer than a code.</summary>
    public static string Cut(string typed) => typed.Trim() is { Length: > Longest } more ? more[..Longest] : typed.Trim();

    public static Refusal Unknown(string code) => Of("UNKNOWN", "There is no code {0}. Check how it is written.", code);

    public static Refusal Ended(string code) => Of("ENDED", "The code {0} has ended.", code);

    public static Refusal UsedUp(string code) => Of("USED_UP", "The code {0} has been used as often as it may be.", code);

    public static Refusal OtherCurrency(string code, string currency) => Of("OTHER_CURRENCY", "The code {0} does not work for prices in {1}.", code, currency.ToUpperInvariant());

    public static Refusal BelowMinimum(string code, Money least) => Of("BELOW_MINIMUM", "The code {0} is for orders of {1} or more, before tax.", code, least);

    public static Refusal FirstPurchase(string code) => Of("FIRST_PURCHASE", "The code {0} is only for a first purchase.", code);

    public static Refusal NotYours(string code) => Of("NOT_YOURS", "The code {0} was made for somebody else.", code);

    public static Refusal NotForThis(string code) => Of("NOT_FOR_THIS", "The code {0} does not work for this order.", code);

    /// <summary>Whether a refusal is about the code alone: without it the order can go on.</summary>
    public static bool Refused(Refusal refusal) => refusal.Code.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The refusal of this code once more, for a page that was told of it in its address; null when it is none.</summary>
    /// <param name="amount">The least amount, or zero in the currency that it does not work for.</param>
    public static Refusal? Again(string problem, string code, Money amount) => problem switch
    {
        "PROMOTION_UNKNOWN" => Unknown(code),
        "PROMOTION_ENDED" => Ended(code),
        "PROMOTION_USED_UP" => UsedUp(code),
        "PROMOTION_OTHER_CURRENCY" => OtherCurrency(code, amount.Currency),
        "PROMOTION_BELOW_MINIMUM" => BelowMinimum(code, amount),
        "PROMOTION_FIRST_PURCHASE" => FirstPurchase(code),
        "PROMOTION_NOT_YOURS" => NotYours(code),
        "PROMOTION_NOT_FOR_THIS" => NotForThis(code),
        _ => null,
    };

    private static Refusal Of(string code, string sentence, params object[] values) => Refusal.Invalid(Prefix + code, sentence, FieldName) with { Arguments = values };
}
