using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>The least a card is charged, in minor units. Other currencies have no least amount here.</summary>
internal static class MinimumCharge
{
    public static bool IsBelow(long amount, string currency) => amount > 0 && amount < Of(currency);

    public static RefusedException TooSmall(string currency) =>
        RefusedException.Invalid($"Amount must be at least {new Kernel.Money(Of(currency), currency).ToString(null, System.Globalization.CultureInfo.InvariantCulture)}.", "amount", "amount_too_small");

    private static long Of(string currency) => currency switch
    {
        "eur" or "usd" or "chf" or "jpy" => 50,
        "gbp" => 30,
        _ => 0,
    };
}
