using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>What is sold. What exactly a customer gets stands in its versions; the newest one is on sale until the plan is withdrawn.</summary>
public sealed class Plan : IVersioned, IWatched
{
    /// <summary>Topic of everything on sale.</summary>
    public const string Topic = "plans";

    private Plan()
    {
    }

    public PlanId Id { get; private init; }

    public PlanKind Kind { get; private init; }

    /// <summary>Place on the plan page, from 1.</summary>
    public int Position { get; private init; }

    /// <summary>Marked on the plan page and chosen first.</summary>
    public bool IsRecommended { get; private init; }

    public PlanVersionId? CurrentVersionId { get; private set; }

    /// <summary>How many versions there have been.</summary>
    public int Versions { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOnSale => WithdrawnAt is null && CurrentVersionId is not null;

    public IEnumerable<string> Topics => [Topic, Id.ToString()];

    public static Plan New(PlanKind kind, int position, bool isRecommended = false) => new() { Id = PlanId.New(), Kind = kind, Position = position, IsRecommended = isRecommended };

    /// <summary>Puts a new version on sale; those sold before stay as they are.</summary>
    /// <param name="by">Who says so; empty for the application itself.</param>
    public PlanVersion Publish(PlanDraft draft, DateTimeOffset now, string by = "")
    {
        var version = PlanVersion.Of(this, draft, ++Versions, now, by);
        CurrentVersionId = version.Id;
        return version;
    }

    /// <summary>No longer sold. Again is a no-op.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}
