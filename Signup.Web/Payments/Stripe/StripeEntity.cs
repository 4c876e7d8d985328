using System.Text.Json.Serialization;

namespace SignupWeb.Payments.Stripe;

public interface IHasId
{
    /// <summary>Stripe's id, e.g. cus_..., in_..., sub_...</summary>
    string Id { get; }
}

/// <summary>Anything Stripe answers with. Only the members this product uses are modelled; the rest is ignored.</summary>
public abstract class StripeEntity
{
    /// <summary>The answer this came in; null for objects inside another.</summary>
    [JsonIgnore]
    public StripeResponse? StripeResponse { get; internal set; }
}

/// <summary>An object with a life of its own at Stripe.</summary>
public abstract class StripeResource : StripeEntity, IHasId
{
    public string Id { get; init; } = string.Empty;

    /// <summary>Our own marks on the object; never null.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init => field = value ?? Empty; } = Empty;

    private static readonly Dictionary<string, string> Empty = new(StringComparer.Ordinal);
}

/// <summary>What came beside the body.</summary>
/// <param name="RequestId">Stripe's name for the call (req_...), to be quoted to its support.</param>
/// <param name="IdempotencyKey">The key a POST was sent with.</param>
/// <param name="IsReplayed">Stripe had carried the call out before and repeats its answer.</param>
/// <param name="At">What its clock showed.</param>
public sealed record StripeResponse(string? RequestId, string? IdempotencyKey, bool IsReplayed, DateTimeOffset? At = null);
