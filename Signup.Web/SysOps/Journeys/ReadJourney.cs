using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using SignupWeb.SysOps.People;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Journeys;

/// <summary>Everything about one sign-up: where it stands, what is to happen by itself, what is wrong with it, and what happened.</summary>
/// <param name="Visit">Where its customer is, when that is a page of another system.</param>
/// <param name="Download">What its order provides; null for none.</param>
/// <param name="Deadlines">Open ones of the sign-up, its order and its visit, what is due first.</param>
/// <param name="Risks">Open ones, of its download too, the worst first.</param>
public sealed record JourneyReading(Signup Signup, Customer? Customer, PageVisit? Visit, Order? Order, Download? Download, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<Risk> Risks, TimelineReading Story);

/// <summary>Reads one sign-up for the team: at most seven statements and those of its story, each by an index.</summary>
public sealed class ReadJourney(IDbContextFactory<SignupDb> contexts, ReadStory stories)
{
    private static readonly string[] Kinds = [ResumeLink.Kind, SignupExpiry.Kind, RemorseWindow.Kind, PaymentDeadline.Kind, ChargeTakesLong.Kind, CompletionOverdue.Kind, PageVisitOverdue.Kind];

    /// <summary>Whose it is; null when there is no such sign-up.</summary>
    public async Task<JourneyLine?> Who(SignupId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Who(db, id, cancellationToken);
    }

    /// <summary>Null when there is no such sign-up.</summary>
    /// <param name="wish">Of the story.</param>
    public async Task<JourneyReading?> Run(SignupId id, StoryWish? wish = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Who(db, id, cancellationToken) is not var (signup, customer)) { return null; }
        var visit = signup.IsOpen ? await db.OpenVisits(signup).AsNoTracking().SingleOrDefaultAsync(cancellationToken) : null;
        var order = signup.OrderId is { } own ? await db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == own, cancellationToken) : null;
        var download = order is not null ? await db.Set<Download>().AsNoTracking().SingleOrDefaultAsync(d => d.OrderId == order.Id, cancellationToken) : null;
        List<Guid> subjects = [.. new[] { id.Value, visit?.Id, order?.Id.Value, download?.Id.Value }.OfType<Guid>()];
        var isCharging = order is { State: OrderState.Charging };
        return new(
            signup,
            customer,
            visit,
            order,
            download,
            await db.Set<Deadline>().AsNoTracking().Where(d => d.ClosedAt == null && Kinds.Contains(d.Kind) && (isCharging || d.Kind != ChargeTakesLong.Kind) && subjects.Contains(d.SubjectId)).OrderBy(d => d.DueAt).ToListAsync(cancellationToken),
            await db.Set<Risk>().AsNoTracking().Where(r => r.IsOpen && subjects.Contains(r.SubjectId)).OrderBy(r => r.Severity).ToListAsync(cancellationToken),
            await stories.Run(signup, order, wish ?? new(), cancellationToken));
    }

    private static async Task<JourneyLine?> Who(SignupDb db, SignupId id, CancellationToken cancellationToken)
    {
        if (await db.Set<Signup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } signup) { return null; }
        return new(signup, signup.CustomerId is { } customer ? await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == customer, cancellationToken) : null);
    }
}
