namespace SignupWeb.Payments.Stripe;

/// <summary>Where a call goes and with which key.</summary>
/// <param name="Base">Scheme, host and an optional path prefix; /v1/... is appended.</param>
/// <param name="ApiKey">Sent as bearer key.</param>
public sealed record StripeEndpoint(Uri Base, string ApiKey)
{
    /// <summary>Without the key, which must never reach a log.</summary>
    public override string ToString() => Base.ToString();
}

/// <summary>Asked at every call. The settings answer by default; the sandbox answers in its place once its own address is known.</summary>
public delegate StripeEndpoint StripeEndpointSource();
