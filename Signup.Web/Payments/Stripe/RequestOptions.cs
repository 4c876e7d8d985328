namespace SignupWeb.Payments.Stripe;

/// <summary>How one call is made, beside what it asks for.</summary>
public sealed record RequestOptions
{
    /// <summary>For calls a customer waits for.</summary>
    public static readonly TimeSpan CustomerWaits = TimeSpan.FromSeconds(10);

    /// <summary>For all others.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(80);

    /// <summary>The same key with the same parameters is carried out once, however often it is sent. One is made up when there is none; sent with POST only.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How long each try may take.</summary>
    public TimeSpan Timeout { get; init; } = Usual;
}
