using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Payments.Payers;

/// <summary>A customer's name, address, e-mail or VAT number is another: the payment service is told, and later cycles bear the tax of the new address.</summary>
public sealed class OnBillingDetailsChanged(TaxNumbers numbers, SubscriptionTax tax, StripeConnection connection, TimeProvider time) : IHandle<BillingDetailsChanged>
{
    public async Task Handle(BillingDetailsChanged happened, SignupDb db, CancellationToken cancellationToken)
    {
        var (id, party) = (happened.CustomerId, happened.Party);
        var accounts = db.Set<CardSetup>().Where(s => s.CustomerId == id).Select(s => s.ClientAccountId).Union(db.Set<OrderCharge>().Where(c => c.CustomerId == id).Select(c => c.ClientAccountId));
        foreach (var customer in await db.Set<StripeCustomer>().Where(c => c.Service == connection.Name && accounts.Contains(c.ClientAccountId)).ToListAsync(cancellationToken))
        {
            var account = customer.ClientAccountId;
            var told = await db.Set<PaymentOperation>().CountAsync(o => o.Kind == OperationKind.UpdateCustomer && o.SubjectId == account.Value, cancellationToken);
            var asked = new PayerParameters(customer.StripeId, party.Email, party.Name, PayerAddress.Of(party));
            db.Add(PaymentOperation.Plan(OperationKind.UpdateCustomer, $"payer-{customer.StripeId}-{told + 1}", account.Value, time.GetUtcNow(), parameters: JsonSerializer.Serialize(asked, PaymentCalls.Json), lane: account.Value));
            var number = await numbers.Ask(db, customer.StripeId, account, party.Country, party.TaxId, cancellationToken);
            await tax.Follow(db, account, party.Country, party.TaxId, number?.Standing ?? TaxIdStanding.Unknown, cancellationToken);
        }
    }
}
