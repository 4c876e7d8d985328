using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>R3 CancelOrder. Refusals: UNAUTHORIZED, ORDER_NOT_FOUND (also for somebody else's), REMORSE_OVER, CANCEL_NOT_WRITTEN_YET. Cancelling twice is a no-op.</summary>
public sealed class CancelOrder(UnitOfWork unit, OrderMails mails, CancelsUnderWay underWay, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("ORDER_NOT_FOUND", "There is no such order.");

    /// <summary>The database takes nothing. The wish lives no longer than the process, so the sentence promises nothing.</summary>
    public static readonly Refusal NotWrittenYet = new(RefusalKind.Unavailable, "CANCEL_NOT_WRITTEN_YET", "Your cancellation has arrived, but we cannot record it yet. We go on trying, and it counts from the moment you clicked. It is certain only once the order is shown as cancelled: look again in a minute.")
    {
        Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfter"] = 30 },
    };

    public Task<Result<Order>> Run(OrderId id, Actor actor, CancellationToken cancellationToken = default) =>
        actor is { IsSignedIn: true, CustomerId: { } customer } ? Run(id, customer, time.GetUtcNow(), cancellationToken) : Task.FromResult<Result<Order>>(actor.IsSignedIn ? NotFound : Actor.Unauthorized);

    /// <summary>As its customer asked at that time.</summary>
    internal async Task<Result<Order>> Run(OrderId id, CustomerId customer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var wish = new CancelsUnderWay.Wish(id, customer);
        var isKept = underWay.Keep(wish, at);
        try
        {
            var cancelled = await unit.Run<Result<Order>>(
                async db =>
                {
                    var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.CustomerId == customer, cancellationToken);
                    if (order is null) { return NotFound; }
                    return await Into(db, order, at, cancellationToken) is { } refusal ? refusal : order;
                },
                cancellationToken);
            underWay.Drop(wish);
            return cancelled;
        }
        catch (Exception e) when (isKept && DatabaseTrouble.Is(e))
        {
            return NotWrittenYet;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // who presses and leaves at once wants it all the same
            underWay.Drop(wish);
            throw;
        }
    }

    /// <summary>Cancels it in the caller's transaction, as asked for at that time. Refusal: REMORSE_OVER.</summary>
    internal async Task<Refusal?> Into(SignupDb db, Order order, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var before = order.State;
        if (order.Cancel(at) is { } refusal) { return refusal; }
        if (before == OrderState.Cancelled) { return null; }
        await db.CloseDeadline(RemorseWindow.Kind, order.Id.Value, at, cancellationToken);
        await db.CloseDeadline(PaymentDeadline.Kind, order.Id.Value, at, cancellationToken);
        db.Announce(new OrderCancelled(order.Id, order.SignupId, order.CustomerId));
        db.Add(mails.Cancelled(order));
        return null;
    }
}
