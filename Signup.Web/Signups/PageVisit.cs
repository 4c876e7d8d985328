using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>What became of a visit to a page of another system.</summary>
public enum PageVisitState
{
    Open,

    /// <summary>The customer came back with what the step needs.</summary>
    Returned,

    /// <summary>Nobody needs it any more: the step was done another way, or the sign-up has ended.</summary>
    Left,

    /// <summary>The page did not answer; nobody was sent there.</summary>
    NotReached,

    /// <summary>The page said that it cannot serve.</summary>
    Failed,

    /// <summary>What came back was not genuine, or not what the step needs.</summary>
    Wrong,

    /// <summary>Nothing came back in time.</summary>
    Late,
}

/// <summary>A customer's way to a page of another system and back. Its id travels with the hand-off and must come back with the return: so a return is for one visit alone, once.</summary>
public sealed class PageVisit : IVersioned, IWatched
{
    private PageVisit()
    {
    }

    /// <summary>Cannot be guessed.</summary>
    public Guid Id { get; private init; }

    public SignupId SignupId { get; private init; }

    public SignupStep Step { get; private init; }

    /// <summary>Where the customer's browser is, as coarse as limits need it: registrations there count to it, not to the other system.</summary>
    public Origin From { get; private init; } = Origin.Unknown;

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset EndsAt { get; private init; }

    public PageVisitState State { get; private set; }

    /// <summary>What the page had us do: the customer it registered, the card it had added.</summary>
    public Guid? Found { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [SignupId.ToString()];

    /// <summary>From now on our own page serves this step.</summary>
    public bool HasFailed => State is PageVisitState.NotReached or PageVisitState.Failed or PageVisitState.Wrong or PageVisitState.Late;

    public static PageVisit Start(SignupId signup, SignupStep step, Origin from, DateTimeOffset now, TimeSpan lasts) => new()
    {
        Id = Guid.NewGuid(),
        SignupId = signup,
        Step = step,
        From = from,
        StartedAt = now,
        EndsAt = now + lasts,
    };

    /// <summary>The page may still act for the customer.</summary>
    public bool IsOpen(DateTimeOffset now) => State == PageVisitState.Open && now < EndsAt;

    /// <summary>The last one counts.</summary>
    public void Find(Guid found) => Found = found;

    /// <summary>False when it has ended before; then nothing changes.</summary>
    public bool End(PageVisitState how)
    {
        if (State != PageVisitState.Open) { return false; }
        State = how;
        return true;
    }
}

internal sealed class PageVisitTable : IEntityTypeConfiguration<PageVisit>
{
    public void Configure(EntityTypeBuilder<PageVisit> builder)
    {
        builder.ToTable("page_visits");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.From).AsJson();
        builder.Ignore(v => v.HasFailed);
        builder.HasIndex(v => new { v.SignupId, v.Step }, "one_open_visit").IsUnique().HasFilter("\"State\" = 'Open'");
        builder.HasIndex(v => new { v.SignupId, v.Step, v.StartedAt });
        builder.HasIndex(v => v.StartedAt);
    }
}
