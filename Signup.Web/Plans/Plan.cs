using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>What is sold. What exactly a customer gets stands in its versions; the newest one is on sale until the plan is withdrawn. What the next one will say is drafted here.</summary>
public sealed class Plan : IVersioned, IWatched
{
    /// <summary>Topic of everything on sale.</summary>
    public const string Topic = "plans";

    /// <summary>What was sold cannot become something of another kind.</summary>
    public static readonly Refusal KindIsFixed = Refusal.Conflict("PLAN_KIND_FIXED", "A plan that was sold stays what it is. Add another plan instead.");

    private Plan()
    {
    }

    public PlanId Id { get; private init; }

    public PlanKind Kind { get; private set; }

    /// <summary>Place on the plan page, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Marked on the plan page and chosen first.</summary>
    public bool IsRecommended { get; private set; }

    public PlanVersionId? CurrentVersionId { get; private set; }

    /// <summary>How many versions there have been.</summary>
    public int Versions { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>What the next version will say; null while nobody works on one.</summary>
    public PlanDraft? Draft { get; private set; }

    /// <summary>Who drafted, published or withdrew last, or recommended another; null while it is as the application brought it.</summary>
    public string? ChangedBy { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOnSale => WithdrawnAt is null && CurrentVersionId is not null;

    public IEnumerable<string> Topics => [Topic, Id.ToString()];

    public static Plan New(PlanKind kind, int position, bool isRecommended = false) => new() { Id = PlanId.New(), Kind = kind, Position = position, IsRecommended = isRecommended };

    /// <summary>Keeps what the next version will say. Refusal: PLAN_KIND_FIXED.</summary>
    public Refusal? Keep(PlanKind kind, PlanDraft draft, string by, DateTimeOffset now)
    {
        if (kind != Kind && Versions > 0) { return KindIsFixed; }
        (Kind, Draft) = (kind, draft);
        Change(by, now);
        return null;
    }

    /// <summary>Nothing is drafted any more.</summary>
    public void Discard(string by, DateTimeOffset now)
    {
        Draft = null;
        Change(by, now);
    }

    /// <summary>Puts a new version on sale, also of a plan that was withdrawn; those sold before stay as they are.</summary>
    /// <param name="by">Null for what comes with the application.</param>
    public PlanVersion Publish(PlanDraft draft, DateTimeOffset now, string? by = null)
    {
        var version = PlanVersion.Of(this, draft, ++Versions, now, by);
        (CurrentVersionId, Position, IsRecommended) = (version.Id, draft.Position ?? Position, draft.IsRecommended ?? IsRecommended);
        (WithdrawnAt, Draft) = (null, null);
        if (by is not null) { Change(by, now); }
        return version;
    }

    /// <summary>Puts what is on sale there again with other acceptance criteria; what is drafted stays.</summary>
    public PlanVersion Publish(PlanVersion current, IReadOnlyList<CriterionTemplate> criteria, DateTimeOffset now, string by)
    {
        var drafted = Draft;
        var version = Publish(current.AsDraft() with { Criteria = criteria }, now, by);
        Draft = drafted;
        return version;
    }

    /// <summary>Another plan is the recommended one.</summary>
    public void StepBack(string by, DateTimeOffset now)
    {
        IsRecommended = false;
        Change(by, now);
    }

    /// <summary>No longer sold. False when it is not anyway.</summary>
    public bool Withdraw(string by, DateTimeOffset now)
    {
        if (!IsOnSale) { return false; }
        WithdrawnAt = now;
        Change(by, now);
        return true;
    }

    private void Change(string by, DateTimeOffset now) => (ChangedBy, ChangedAt) = (by, now);
}
