using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;

namespace SignupWeb.SysOps.OrderList;

/// <summary>Reads a page of the table of orders, for all staff: at most seven statements, however many orders there are. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadOrders(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop)
{
    public const int PageSize = 50;

    /// <summary>Orders that are added up at most.</summary>
    public const int MostAddedUp = 5_000;

    public async Task<Result<OrderReading>> Run(Actor actor, OrderFilter filter, OrderPlace? after = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var meant = filter.Words.Length > 0 ? await FindOrders.Of(db, filter.Words, cancellationToken) : null;
        var among = Among(db, meant);
        var thereAreMore = meant?.Count > FindOrders.Most;
        var orders = await filter.In(among, shop.Value, after).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new OrderReading(
            await Lines(db, [.. orders.Take(PageSize)], cancellationToken),
            !thereAreMore && (meant is not null || filter.HasDays) ? await Sums(filter.In(among, shop.Value), cancellationToken) : null,
            await Products(db, cancellationToken),
            thereAreMore,
            orders.Count > PageSize ? OrderPlace.Behind(orders[PageSize - 1]) : null);
    }

    internal static IQueryable<Order> Among(SignupDb db, IReadOnlyList<OrderId>? meant)
    {
        var orders = db.Set<Order>().AsNoTracking();
        return meant is null ? orders : orders.Where(o => meant.Contains(o.Id));
    }

    private static async Task<IReadOnlyList<OrderLine>> Lines(SignupDb db, List<Order> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0) { return []; }
        var ids = orders.ConvertAll(o => o.Id);
        var money = await db.Set<OrderCharge>().Where(c => ids.Contains(c.OrderId)).Select(c => new { c.OrderId, c.State }).ToDictionaryAsync(c => c.OrderId, c => (ChargeState?)c.State, cancellationToken);
        var contracts = await db.Set<Contract>().Where(c => ids.Contains(c.OrderId)).Select(c => new { c.OrderId, Contract = new OrderContract(c.Id, c.Number, c.State) }).ToDictionaryAsync(c => c.OrderId, c => c.Contract, cancellationToken);
        var downloads = await db.Set<Download>().Where(d => ids.Contains(d.OrderId)).Select(d => new { d.OrderId, d.State }).ToDictionaryAsync(d => d.OrderId, d => (DownloadState?)d.State, cancellationToken);
        return orders.ConvertAll(o => new OrderLine(o, money.GetValueOrDefault(o.Id), contracts.GetValueOrDefault(o.Id), downloads.GetValueOrDefault(o.Id)));
    }

    /// <summary>By currency, never across; null where there are too many.</summary>
    private static async Task<IReadOnlyList<OrderSum>?> Sums(IQueryable<Order> orders, CancellationToken cancellationToken)
    {
        var sums = await orders.Take(MostAddedUp + 1)
            .Select(o => new { o.Total.Currency, IsAccepted = o.State == OrderState.Accepted, Net = o.Net.Minor, Tax = o.Tax.Minor, Total = o.Total.Minor })
            .GroupBy(o => new { o.Currency, o.IsAccepted })
            .Select(g => new { g.Key.Currency, g.Key.IsAccepted, Orders = g.Count(), Net = g.Sum(o => o.Net), Tax = g.Sum(o => o.Tax), Total = g.Sum(o => o.Total) }).ToListAsync(cancellationToken);
        if (sums.Sum(s => s.Orders) > MostAddedUp) { return null; }
        return [.. sums.GroupBy(s => s.Currency, StringComparer.Ordinal).OrderByDescending(same => same.Sum(s => s.Orders)).ThenBy(same => same.Key, StringComparer.Ordinal).Select(same =>
        {
            var accepted = same.SingleOrDefault(s => s.IsAccepted);
            return new OrderSum(same.Sum(s => s.Orders), accepted?.Orders ?? 0, new(accepted?.Net ?? 0, same.Key), new(accepted?.Tax ?? 0, same.Key), new(accepted?.Total ?? 0, same.Key));
        })];
    }

    private static async Task<IReadOnlyList<(PlanId Id, string Name)>> Products(SignupDb db, CancellationToken cancellationToken)
    {
        var plans = await db.Set<Plan>().Join(db.Set<PlanVersion>(), p => p.CurrentVersionId, v => v.Id, (plan, version) => new { plan.Id, plan.Position, version.Name }).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        return plans.ConvertAll(p => (p.Id, p.Name));
    }
}
