using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.OrderList;

/// <summary>The orders of a filter as CSV: amounts with a point, times in UTC. Names are in it, so it is for managers and administrators. Refusals: UNAUTHORIZED, FORBIDDEN, TOO_MANY.</summary>
public sealed class ExportOrders(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop)
{
    private const string Head = "reference,placed,customer,product,cycle,net,tax,total,currency,state,accepted,cancelled,contract";

    private static readonly Refusal TooMany = Refusal.Invalid("TOO_MANY", "These words find too many orders to export them all. Type more letters, or choose days instead.");

    /// <summary>Line by line as they are read. Nothing is written for whoever is refused.</summary>
    public async Task<Result<Done>> Run(OrderFilter filter, Stream body, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var meant = filter.Words.Length > 0 ? await FindOrders.Of(db, filter.Words, cancellationToken) : null;
        if (meant?.Count > FindOrders.Most) { return TooMany; }
        await using var to = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await to.WriteLineAsync(Head.AsMemory(), cancellationToken);
        var lines = filter.In(ReadOrders.Among(db, meant), shop.Value).Select(o => new { Order = o, Contract = db.Set<Contract>().Where(c => c.OrderId == o.Id).Select(c => c.Number).FirstOrDefault() });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken)) { await to.WriteLineAsync(Line(line.Order, line.Contract).AsMemory(), cancellationToken); }
        return Done.It;
    }

    private static string Line(Order order, string? contract) => string.Join(
        ',',
        order.Reference,
        Written(order.PlacedAt),
        CsvCell.Of(order.Party.Name),
        CsvCell.Of(order.Offer.PlanName),
        order.Offer.BillingCycle,
        AmountEntry.Typed(order.Net, CultureInfo.InvariantCulture),
        AmountEntry.Typed(order.Tax, CultureInfo.InvariantCulture),
        AmountEntry.Typed(order.Total, CultureInfo.InvariantCulture),
        order.Total.Currency.ToUpperInvariant(),
        order.State,
        Written(order.AcceptedAt),
        Written(order.CancelledAt),
        contract);

    private static string? Written(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
