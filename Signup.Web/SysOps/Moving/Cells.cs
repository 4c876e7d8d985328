using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.Moving;

/// <summary>Instants, amounts and languages as they are written in the files.</summary>
internal static class Cells
{
    public static readonly Refusal NoInstant = Refusal.Invalid("INSTANT_INVALID", "{0} must be an instant such as 2026-11-30T09:00:00Z.");

    public static readonly Refusal NoAmount = Refusal.Invalid("AMOUNT_INVALID", "{0} must be an amount such as 149.00.");

    public static string Of(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture) ?? string.Empty;

    public static string Of(Money amount) => AmountEntry.Typed(amount, CultureInfo.InvariantCulture);

    /// <summary>Null for an empty cell. Refusal: INSTANT_INVALID.</summary>
    public static Result<DateTimeOffset?> Instant(string text, string column)
    {
        if (text.Length == 0) { return (DateTimeOffset?)null; }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : NoInstant with { Arguments = [column] };
    }

    /// <summary>Refusal: AMOUNT_INVALID.</summary>
    public static Result<Money> Amount(string text, string currency, string column) =>
        AmountEntry.Minor(text, currency, CultureInfo.InvariantCulture) is { } minor ? new Money(minor, currency) : NoAmount with { Arguments = [column] };

    public static string CultureOf(string language) => language.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de-DE" : "en-IE";

    public static string LanguageOf(string culture) => culture.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";
}
