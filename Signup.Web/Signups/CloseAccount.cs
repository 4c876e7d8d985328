using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>
/// Ends an account and everything that runs in it, for its owner or by an administrator. Refusals: AGREE_MISSING, ORDER_OPEN, and those
/// of <see cref="EraseCustomer"/>.
/// </summary>
public sealed class CloseAccount(EraseCustomer erase)
{
    public static readonly Refusal OrderOpen = Refusal.Conflict("ORDER_OPEN", "You have an order on its way. Cancel it, or wait until it is done.");

    public static readonly Refusal NotAgreed = Refusal.Invalid("AGREE_MISSING", "Tick the box to say that you know what ends", "agree");

    /// <param name="agreed">They know what ends with the account, and that it cannot be taken back.</param>
    public async Task<Result<Done>> Run(Actor actor, CustomerId id, string? currentPassword, bool agreed, string? reason = null, CancellationToken cancellationToken = default)
    {
        if (actor.NeedsToBe(id, Customer.NotFound, Role.Admin) is { } refusal) { return refusal; }
        if (!agreed) { return NotAgreed; }
        return await erase.Run(actor, id, currentPassword, reason, async db => await IsOnItsWay(db, id, cancellationToken) ? OrderOpen : null, cancellationToken);
    }

    /// <summary>From the moment it is placed until contract and thank-you page are there.</summary>
    private static async Task<bool> IsOnItsWay(SignupDb db, CustomerId id, CancellationToken cancellationToken) =>
        await db.Set<Order>().AnyAsync(o => o.CustomerId == id && (o.State == OrderState.Placed || o.State == OrderState.Charging || o.State == OrderState.PaymentFailed), cancellationToken)
        || await db.Set<Signup>().AnyAsync(s => s.CustomerId == id && s.State == SignupState.Ordered, cancellationToken);
}
