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
        var (offer, cycle) = (charge.Offer, charge.Offer.BillingCycle);
        var seen = await gateway.Preview(new(asked.CustomerId, asked.PriceId, cycle != BillingCycle.Once, asked.TaxRateId, null, offer.Net.Currency), cancellationToken);
        return seen is not { Succeeded: true, Value: { } facts } ? seen.As<PricedOffer>() : Answer.Yes(new PricedOffer
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            ClientAccountId = charge.ClientAccountId,
            PlanVersionId = offer.PlanVersionId,
            BillingCycle = cycle,
            Net = facts.Net,
            Tax = facts.Tax,
            Total = facts.Total,
            Service = connection.Name,
            PriceId = asked.PriceId,
            TaxRateId = asked.TaxRateId,
            PricedAt = time.GetUtcNow(),
        });
    }
}
