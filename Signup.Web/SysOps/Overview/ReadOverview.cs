using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Overview;

/// <summary>
/// Reads the overview: today's sign-ups, money, contracts, risks. At most eleven statements once the months that are over were added up, eleven more
/// the first time; what they cost grows with a day's sign-ups and acknowledgements and a month's money, not with all there ever was. Refusals: UNAUTHORIZED, FORBIDDEN.
/// </summary>
public sealed class ReadOverview(IDbContextFactory<SignupDb> contexts, ReadTakings takings, ReadAcceptance acceptance, ReadRisks risks, IOptions<ShopOptions> shop, TimeProvider time)
{
    public async Task<Result<OverviewReading>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var today = shop.Value.Local(now);
        var mark = await db.Set<ReconcilerMark>().AsNoTracking().Select(m => new { m.Differences, m.RecordsCheckedAt }).SingleOrDefaultAsync(cancellationToken);
        var contracts = await db.Counted(BoardEntry.Tallied, cancellationToken);
        return new OverviewReading(
            today,
            await Funnel(db, shop.Value.Instant(today.Date), cancellationToken),
            await takings.Run(db, now, cancellationToken),
            await acceptance.Run(db, now, contracts, cancellationToken),
            contracts.ToDictionary(c => ToneOf.Colour(Enum.Parse<Colour>(c.Key)), c => c.Value),
            await risks.Run(resolved: false, null, cancellationToken: cancellationToken),
            mark?.Differences ?? 0,
            mark?.RecordsCheckedAt);
    }

    /// <summary>Who changes the plan of a running contract has an account and details: those steps are behind them.</summary>
    private static async Task<IReadOnlyList<FunnelStep>> Funnel(SignupDb db, DateTimeOffset day, CancellationToken cancellationToken)
    {
        var reached = await db.Set<Signup>().Where(s => s.StartedAt >= day).GroupBy(_ => 1).Select(all => new[]
        {
            all.Count(),
            all.Count(s => s.CustomerId != null),
            all.Count(s => s.CustomerId != null && (s.ProfileConfirmed || s.Owner == FlowOwner.ExistingBusiness)),
            all.Count(s => s.PaymentProfileId != null),
            all.Count(s => s.OrderId != null),
            all.Count(s => s.State == SignupState.Completed),
        }).SingleOrDefaultAsync(cancellationToken);
        return [.. Enum.GetValues<Reach>().Select(reach => new FunnelStep(reach, reached?[(int)reach] ?? 0))];
    }
}
