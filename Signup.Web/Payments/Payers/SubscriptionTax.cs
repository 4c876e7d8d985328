using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Payers;

/// <summary>The tax of what runs follows the buyer's address and number from the next cycle on; what is paid stays as it was.</summary>
public sealed class SubscriptionTax(TaxTable taxes, IOptions<ShopOptions> shop, TimeProvider time)
{
    internal async Task Follow(SignupDb db, ClientAccountId account, string country, string? taxId, TaxIdStanding standing, CancellationToken cancellationToken)
    {
        if (taxes.For(country, taxId, shop.Value.Country, standing).Refused(out _, out var decision)) { return; }
        var wrong = taxes.LeavesItToThePaymentService && standing == TaxIdStanding.NotVerified ? await WrongNumber(db, account, cancellationToken) : null;
        foreach (var charge in await db.Set<OrderCharge>().Where(c => c.ClientAccountId == account && c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null).ToListAsync(cancellationToken))
        {
            var order = charge.OrderId;
            var before = await db.Set<PaymentOperation>().CountAsync(o => o.Kind == OperationKind.ChangeTax && o.OrderId == order, cancellationToken);
            var asked = new SubscriptionTaxParameters(charge.SubscriptionId!, country, decision.BasisPoints, taxes.LeavesItToThePaymentService, wrong);
            db.Add(PaymentOperation.Plan(OperationKind.ChangeTax, $"order-{order}-tax-{before + 1}", account.Value, time.GetUtcNow(), charge.SignupId, order, parameters: JsonSerializer.Serialize(asked, PaymentCalls.Json), lane: account.Value));
        }
    }

    private static async Task<WrongTaxNumber?> WrongNumber(SignupDb db, ClientAccountId account, CancellationToken cancellationToken) =>
        await db.Set<TaxNumber>().FirstOrDefaultAsync(n => n.ClientAccountId == account && n.TaxIdId != null, cancellationToken) is { TaxIdId: { } id } number ? new(number.StripeCustomerId, id) : null;
}
