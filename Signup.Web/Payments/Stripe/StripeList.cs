namespace SignupWeb.Payments.Stripe;

/// <summary>One page of a list, newest first.</summary>
public sealed class StripeList<T> : StripeEntity
{
    public IReadOnlyList<T> Data { get; init; } = [];

    /// <summary>There are more pages behind this one.</summary>
    public bool HasMore { get; init; }
}
