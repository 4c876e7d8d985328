using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SignupWeb.Payments.Sandbox.Webhooks;

/// <summary>The <c>Stripe-Signature</c> header: HMAC-SHA256 over "{t}.{body}" with the endpoint's whole secret.</summary>
internal static class WebhookSignature
{
    public static string Header(string body, string secret, long at)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{at}.{body}");
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed));
        return string.Create(CultureInfo.InvariantCulture, $"t={at},v1={Convert.ToHexStringLower(hash)}");
    }
}
