using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account;

/// <summary>States, dates and ages in the customer's words.</summary>
internal static class AccountWords
{
    private const int DaysShown = 60;
    private const double DaysInMonth = 30.44;

    public static (Tone Tone, string Word) Of(OrderState state, IStringLocalizer<AccountTexts> texts) => state switch
    {
        OrderState.Placed => (Tone.Grey, texts["Placed"]),
        OrderState.Charging => (Tone.Grey, texts["Being paid"]),
        OrderState.PaymentFailed => (Tone.Red, texts["Payment failed"]),
        OrderState.Accepted => (Tone.Green, texts["Accepted"]),
        OrderState.Cancelled => (Tone.Grey, texts["Cancelled"]),
    };

    public static (Tone Tone, string Word) Of(ContractState? state, IStringLocalizer<AccountTexts> texts) => state switch
    {
        ContractState.Active => (Tone.Green, texts["Active"]),
        ContractState.Ended => (Tone.Grey, texts["Ended"]),
        ContractState.Signed or null => (Tone.Grey, texts["Being set up"]),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>"today", "12 days", "4 months".</summary>
    public static string Age(TimeSpan age, IStringLocalizer<AccountTexts> texts) => (int)age.TotalDays switch
    {
        0 => texts["since today"],
        1 => texts["one day old"],
        < DaysShown and var days => texts["{0} days old", days],
        var days => texts["{0} months old", (int)(days / DaysInMonth)],
    };

    /// <summary>"21 Nov 2026", "21. Nov. 2026".</summary>
    public static string Day(DateTimeOffset local) => local.ToString(German ? "d. MMM yyyy" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>When a month of the allowance starts again: the next monthly return of the day the period began.</summary>
    public static DateTimeOffset NextMonth(Subscription subscription, DateTimeOffset now)
    {
        var months = 1;
        while (subscription.PeriodStart.AddMonths(months) <= now) { months++; }
        return subscription.PeriodStart.AddMonths(months);
    }

    private static bool German => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de";
}
