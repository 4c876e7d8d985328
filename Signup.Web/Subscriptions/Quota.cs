using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Subscriptions;

/// <summary>An allowance of a subscription and how much of it is used in the current month.</summary>
public sealed class Quota : IVersioned, IWatched
{
    private Quota()
    {
    }

    public Guid Id { get; private init; }

    public SubscriptionId SubscriptionId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    /// <summary>Stable, e.g. "support-requests".</summary>
    public string Key { get; private init; } = string.Empty;

    /// <summary>For people, in the buyer's language.</summary>
    public string Name { get; private init; } = string.Empty;

    /// <summary>Null is unlimited.</summary>
    public int? Limit { get; private init; }

    public int Used { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [SubscriptionId.ToString(), ClientAccountId.ToString()];

    /// <summary>A new period begins: all of it is there again.</summary>
    public void Reset() => Used = 0;

    public static Quota From(QuotaGrant grant, Subscription subscription, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SubscriptionId = subscription.Id,
        ClientAccountId = subscription.ClientAccountId,
        Key = grant.Key,
        Name = grant.Name,
        Limit = grant.Amount,
    };
}
