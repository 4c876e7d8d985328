using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Account;

/// <summary>States and ages in the customer's words.</summary>
public static class AccountWords
{
    private const int DaysShown = 61;
    private const double DaysInMonth = 30.44;

    public static (Tone Tone, string Word) Of(Order order, IStringLocalizer<AccountTexts> texts) => order.State switch
    {
        OrderState.Placed => (Tone.Grey, texts["Placed"]),
        OrderState.Charging => (Tone.Grey, texts["Being paid"]),
        OrderState.PaymentFailed when order.Failure!.AuthenticationUrl is not null => (Tone.Yellow, texts["To be confirmed"]),
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

    /// <summary>"today, 21 Nov 2026", "9 Nov 2026, 12 days old", "4 Jul 2026, 4 months old", both on the shop's clock.</summary>
    public static string DayAndAge(DateTimeOffset local, DateTimeOffset now, IStringLocalizer<AccountTexts> texts) => (now.Date - local.Date).Days switch
    {
        <= 0 => texts["today, {0}", local.Day()],
        1 => texts["{0}, one day old", local.Day()],
        < DaysShown and var days => texts["{0}, {1} days old", local.Day(), days],
        var days => texts["{0}, {1} months old", local.Day(), (int)(days / DaysInMonth)],
    };
}
