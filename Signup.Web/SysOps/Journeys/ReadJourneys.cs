using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;

namespace SignupWeb.SysOps.Journeys;

/// <summary>A sign-up under way, as a line of the list.</summary>
/// <param name="Customer">Null while nobody has an account in it.</param>
public sealed record JourneyLine(Signup Signup, Customer? Customer)
{
    public SignupStep Step => SignupJourney.Current(Signup).Step;
}

/// <summary>A page of the list.</summary>
/// <param name="Next">Behind which the next page begins; null on the last one.</param>
public sealed record JourneysReading(IReadOnlyList<JourneyLine> Lines, TimePlace? Next);

/// <summary>Reads the sign-ups that have not ended, the newest first, by the index on those: two statements. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadJourneys(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 50;

    private const string Profile = nameof(SignupStep.Profile);

    private const string CardFirst = $"{nameof(SignupStep.Payment)},{nameof(SignupStep.Profile)}";

    /// <param name="step">Only those that wait here; null for all.</param>
    public async Task<Result<JourneysReading>> Run(Actor actor, SignupStep? step = null, TimePlace? after = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var underWay = At(db.Set<Signup>().AsNoTracking().Where(s => s.EndedAt == null), step);
        if (after is { At: var at, Id: var id })
        {
            var behind = new SignupId(id);
            underWay = underWay.Where(s => s.StartedAt <= at && (s.StartedAt < at || s.Id < behind));
        }

        var signups = await underWay.OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var ids = signups.Select(s => s.CustomerId).OfType<CustomerId>().Distinct().ToList();
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        return new JourneysReading(
            [.. signups.Take(PageSize).Select(s => new JourneyLine(s, s.CustomerId is { } customer ? customers.GetValueOrDefault(customer) : null))],
            signups.Count > PageSize ? new(signups[PageSize - 1].StartedAt, signups[PageSize - 1].Id.Value) : null);
    }

    private static IQueryable<Signup> Known(IQueryable<Signup> signups) => signups.Where(s => s.CustomerId != null || s.Owner == FlowOwner.ExistingBusiness);

    /// <summary>The same as <see cref="SignupJourney.Current"/> says of each row; a test holds the two together.</summary>
    private static IQueryable<Signup> At(IQueryable<Signup> signups, SignupStep? step) => step is { } one ? At(signups, one) : signups;

    private static IQueryable<Signup> At(IQueryable<Signup> signups, SignupStep step) => step switch
    {
        SignupStep.Register => signups.Where(s => s.Owner == FlowOwner.NewBusiness && s.CustomerId == null),
        SignupStep.Profile => Known(signups).Where(s => !s.ProfileConfirmed && s.Steps.Contains(Profile) && (s.PaymentProfileId != null || !s.Steps.Contains(CardFirst))),
        SignupStep.Payment => Known(signups).Where(s => s.PaymentProfileId == null && (s.ProfileConfirmed || !s.Steps.Contains(Profile) || s.Steps.Contains(CardFirst))),
        SignupStep.Review => Known(signups).Where(s => s.PaymentProfileId != null && s.OrderId == null && (s.ProfileConfirmed || !s.Steps.Contains(Profile))),
        SignupStep.Order or SignupStep.Done => signups.Where(s => s.OrderId != null),
    };
}
