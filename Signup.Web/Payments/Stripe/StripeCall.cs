namespace SignupWeb.Payments.Stripe;

/// <summary>What the client tells the retry handler about a call, and what the handler tells back.</summary>
internal sealed class StripeCall(TimeSpan timeout)
{
    public static readonly HttpRequestOptionsKey<StripeCall> Key = new("stripe-call");

    /// <summary>For each try.</summary>
    public TimeSpan Timeout => timeout;

    public int Tries { get; set; }

    /// <summary>An earlier try left it open whether Stripe carried it out.</summary>
    public bool MayHaveWorked { get; set; }
}
