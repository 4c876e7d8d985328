using System.Security.Cryptography;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>Ids that look like Stripe's.</summary>
internal static class Ids
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New(string prefix, int length = 24) => prefix + "_" + RandomNumberGenerator.GetString(Letters, length);
}
