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
    public string Name { get; private set; } = string.Empty;

    /// <summary>Null is unlimited.</summary>
    public int? Limit { get; private set; }

    /// <summary>How many were taken in <see cref="Month"/>.</summary>
    public int Used { get; private set; }

    /// <summary>Begin of the month that is counted; null before there was one.</summary>
    public DateTimeOffset? Month { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [SubscriptionId.ToString(), ClientAccountId.ToString()];

    /// <summary>How many were taken in the month that begins then.</summary>
    public int UsedIn(DateTimeOffset month) => Month is null || Month >= month ? Used : 0;

    /// <summary>A new month begins: all of it is there again. One that was begun already changes nothing.</summary>
    public void Begin(DateTimeOffset month)
    {
        if (Month >= month) { return; }
        (Used, Month) = (0, month);
    }

    /// <summary>Takes one of the month that begins then; false when all are used.</summary>
    public bool Take(DateTimeOffset month)
    {
        Begin(month);
        if (Used >= Limit) { return false; }
        Used++;
        return true;
    }

    /// <summary>Another plan grants another number of the same; what was taken this month is taken.</summary>
    public void GrantAnew(QuotaGrant grant) => (Name, Limit) = (grant.Name, grant.Amount);

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
