using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>What a customer who has bought before need not say again.</summary>
/// <param name="Card">The one it was paid with, while it has not run out.</param>
internal sealed record EarlierPurchase(ClientAccountId Account, PaymentProfileId? Card, string Currency)
{
    /// <summary>The newest that was accepted; null when there is none.</summary>
    /// <param name="currency">In that one alone, for the payment service keeps a customer's money in one; null is any.</param>
    public static async Task<EarlierPurchase?> Of(SignupDb db, CustomerId customer, string? currency, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = await db.Set<Order>().Where(o => o.CustomerId == customer && o.State == OrderState.Accepted && (currency == null || o.Net.Currency == currency)).OrderByDescending(o => o.PlacedAt).Select(o => new { o.Id, o.ClientAccountId, o.Net.Currency }).FirstOrDefaultAsync(cancellationToken);
        if (last is null) { return null; }
        var card = await db.Set<OrderCharge>().Where(c => c.OrderId == last.Id)
            .Join(db.Set<PaymentProfile>().Where(p => p.ClientAccountId == last.ClientAccountId), c => c.PaymentProfileId, p => p.Id, (_, profile) => profile).SingleOrDefaultAsync(cancellationToken);
        return new(last.ClientAccountId, card is not null && card.RunsOutAt > now ? card.Id : null, last.Currency);
    }
}
