namespace SignupWeb.Payments.Stripe;

/// <summary>How real Stripe is reached; bound from <see cref="Section"/>. Without a key the sandbox takes its place.</summary>
public sealed class StripeOptions
{
    public const string Section = "Payments:Stripe";

    public static readonly Uri StripeBase = new("https://api.stripe.com");

    /// <summary>The secret key, sk_test_... or sk_live_... (or a restricted one, rk_...). Empty: no real Stripe.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>The signing secret of the webhook endpoint. Several, separated by commas, while a secret is rolled over.</summary>
    public string WebhookSecret { get; set; } = string.Empty;

    /// <summary>Where the API answers. Anything but Stripe's own address is refused with a live key.</summary>
    public Uri ApiBase { get; set; } = StripeBase;

    public IReadOnlyList<string> WebhookSecrets => WebhookSecret.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool HasKey => ApiKey.Length > 0;

    /// <summary>True when calls move real money.</summary>
    public bool IsLive => ApiKey.StartsWith("sk_live_", StringComparison.Ordinal) || ApiKey.StartsWith("rk_live_", StringComparison.Ordinal);

    /// <summary>One clear line per fault; empty when the settings may be used.</summary>
    public IEnumerable<string> Faults()
    {
        if (HasKey && !ApiKey.StartsWith("sk_", StringComparison.Ordinal) && !ApiKey.StartsWith("rk_", StringComparison.Ordinal))
        {
            yield return $"{Section}:ApiKey is not a secret key: it should start with sk_ or rk_.";
        }

        if (ApiKey.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) { yield return $"{Section}:ApiKey holds white space."; }

        if (!ApiBase.IsAbsoluteUri || (ApiBase.Scheme != Uri.UriSchemeHttps && ApiBase.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{Section}:ApiBase should be an http or https address.";
            yield break;
        }

        if (IsLive && !IsStripes(ApiBase)) { yield return $"{Section}:ApiBase is not Stripe's ({StripeBase}) although the key is a live one."; }
        if (ApiBase.Scheme == Uri.UriSchemeHttp && !ApiBase.IsLoopback) { yield return $"{Section}:ApiBase would send the key unencrypted over the network."; }
    }

    private static bool IsStripes(Uri address) =>
        Uri.Compare(address, StripeBase, UriComponents.SchemeAndServer | UriComponents.PathAndQuery | UriComponents.UserInfo, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
