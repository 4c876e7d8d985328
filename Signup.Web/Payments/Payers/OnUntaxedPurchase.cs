using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Payers;

/// <summary>A VAT number may be found wrong between the quote and the charge: then the tax begins with the next cycle.</summary>
public sealed class OnUntaxedPurchase(SubscriptionTax tax) : IHandle<PurchaseConfirmed>
{
    public async Task Handle(PurchaseConfirmed happened, SignupDb db, CancellationToken cancellationToken)
    {
        var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == happened.OrderId, cancellationToken);
        var account = charge.ClientAccountId;
        if (charge.Tax.Minor != 0 || await db.Set<TaxNumber>().FirstOrDefaultAsync(n => n.ClientAccountId == account && n.State == TaxNumberState.NotVerified, cancellationToken) is not { } number) { return; }
        await tax.Follow(db, account, number.Country, number.Value, number.Standing, cancellationToken);
        SettleTaxNumber.SoldWithoutTax(db, number, charge);
    }
}
