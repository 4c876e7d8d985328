using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Charging;

/// <summary>What an order comes to without the promotion code it was quoted with, as the payment service works it out. Kept only when the customer is asked.</summary>
public sealed class PriceWithoutCode(IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, StripeConnection connection, TimeProvider time)
{
    public async Task<Answer<PricedOffer>> Of(ChargeParameters asked, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var charge = await db.Set<OrderCharge>().AsNoTracking().SingleAsync(c => c.OrderId == asked.OrderId, cancellationToken);
        var offer = charge.Offer;
        var seen = await gateway.Preview(new(asked.CustomerId, asked.PriceId, offer.BillingCycle != BillingCycle.Once, asked.TaxRateId, null, offer.Net.Currency), cancellationToken);
        return seen is { Succeeded: true, Value: { } facts } ? Answer.Yes(PricedOffer.Of(charge.ClientAccountId, offer, facts, connection.Name, asked.PriceId, asked.TaxRateId, null, time.GetUtcNow())) : seen.As<PricedOffer>();
    }
}
