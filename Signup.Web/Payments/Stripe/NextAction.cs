namespace SignupWeb.Payments.Stripe;

/// <summary>What the customer has to do before an intent can go on.</summary>
public sealed class NextAction
{
    public string Type { get; init; } = string.Empty;

    public RedirectToUrl? RedirectToUrl { get; init; }
}

/// <summary>Where the customer authenticates.</summary>
public sealed class RedirectToUrl
{
    public string? Url { get; init; }

    public string? ReturnUrl { get; init; }
}
