using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Orders;

/// <summary>
/// R3 CancelOrder by the link of the confirmation, without signing in: whoever has the mail is the customer. Again is a no-op.
/// Refusals: INVALID_TOKEN, LINK_EXPIRED, ORDER_NOT_FOUND, REMORSE_OVER, CANCEL_NOT_WRITTEN_YET.
/// </summary>
public sealed class CancelByLink(IDbContextFactory<SignupDb> contexts, CancelOrder cancel, SignedLinks links, TimeProvider time)
{
    public const string LinkKind = "cancel-order";

    /// <summary>How long after the window the link still tells what became of the order.</summary>
    private static readonly TimeSpan TellsFor = TimeSpan.FromDays(30);

    /// <summary>The local address of the page with the button.</summary>
    public static string Of(Order order, SignedLinks links) => $"/cancel-order/{links.Make(LinkKind, order.RemorseEndsAt - order.PlacedAt + TellsFor, order.Id.Value)}";

    public async Task<Result<Order>> Run(string token, CancellationToken cancellationToken = default)
    {
        if (links.Read(LinkKind, token).Refused(out var refusal, out var link)) { return refusal; }
        var id = new OrderId(link.Ids[0]);
        var at = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var whose = await db.Set<Order>().Where(o => o.Id == id).Select(o => (CustomerId?)o.CustomerId).SingleOrDefaultAsync(cancellationToken);
        return whose is { } customer ? await cancel.Run(id, customer, at, cancellationToken) : CancelOrder.NotFound;
    }
}
