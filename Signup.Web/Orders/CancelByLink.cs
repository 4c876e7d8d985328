using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Orders;

/// <summary>
/// R3 CancelOrder by the link of the confirmation, without signing in: whoever has the mail is the customer. Again is a no-op.
/// Refusals: INVALID_TOKEN, LINK_EXPIRED, ORDER_NOT_FOUND, REMORSE_OVER.
/// </summary>
public sealed class CancelByLink(UnitOfWork unit, CancelOrder cancel, SignedLinks links)
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
        return await unit.Run<Result<Order>>(
            async db =>
            {
                if (await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { } order) { return CancelOrder.NotFound; }
                return await cancel.Into(db, order, cancellationToken) is { } tooLate ? tooLate : order;
            },
            cancellationToken);
    }
}
