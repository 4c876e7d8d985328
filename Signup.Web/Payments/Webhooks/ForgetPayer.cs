using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Webhooks;

/// <summary>
/// An erased customer is deleted at the payment service, which ends what runs there and keeps the invoices; here the cards go, and names
/// and addresses in calls and webhooks. Ids and amounts stay: the ledgers are still compared by them. The same goes for a sign-up that
/// expired without an order.
/// </summary>
public sealed class ForgetPayer(TimeProvider time) : IHandle<CustomerErased>, IHandle<SignupExpired>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var id = happened.CustomerId;
        var cards = await db.Set<PaymentProfile>().Where(p => p.CustomerId == id).ToListAsync(cancellationToken);
        var setups = await db.Set<CardSetup>().Where(s => s.CustomerId == id).ToListAsync(cancellationToken);
        var charges = await db.Set<OrderCharge>().Where(c => c.CustomerId == id).ToListAsync(cancellationToken);
        var charged = charges.ConvertAll(c => c.ClientAccountId);
        charges.ForEach(c => c.End(time.GetUtcNow()));
        db.RemoveRange(cards);
        setups.ForEach(s => s.End(time.GetUtcNow()));
        await Forget(db, [.. cards.Select(c => c.ClientAccountId).Concat(setups.Select(s => s.ClientAccountId)).Concat(charged).Distinct()], cancellationToken);
    }

    /// <summary>An account that was ever charged is not forgotten with one of its sign-ups.</summary>
    public async Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken)
    {
        var made = await db.Set<PaymentOperation>().Where(o => o.Kind == OperationKind.MakeCustomer && o.SignupId == happened.SignupId).Select(o => o.SubjectId).Distinct().ToListAsync(cancellationToken);
        var accounts = made.ConvertAll(account => new ClientAccountId(account));
        var charged = await db.Set<OrderCharge>().Where(c => accounts.Contains(c.ClientAccountId)).Select(c => c.ClientAccountId).ToListAsync(cancellationToken);
        var forgotten = accounts.Except(charged).ToList();
        db.RemoveRange(await db.Set<PaymentProfile>().Where(p => forgotten.Contains(p.ClientAccountId)).ToListAsync(cancellationToken));
        await Forget(db, forgotten, cancellationToken);
    }

    /// <summary>Whether the body of an event tells of a customer who is being, or was, forgotten.</summary>
    internal static async Task<bool> IsAbout(SignupDb db, WebhookEvent happened, CancellationToken cancellationToken)
    {
        var key = happened.AboutCustomer is { } customer ? KeyOf(customer) : null;
        return key is not null && await db.Set<PaymentOperation>().AnyAsync(o => o.IdempotencyKey == key, cancellationToken);
    }

    private async Task Forget(SignupDb db, List<ClientAccountId> accounts, CancellationToken cancellationToken)
    {
        var subjects = accounts.ConvertAll(account => account.Value);
        foreach (var call in await db.Set<PaymentOperation>().Where(o => (o.Kind == OperationKind.MakeCustomer || o.Kind == OperationKind.UpdateCustomer || o.Kind == OperationKind.AddTaxNumber) && subjects.Contains(o.SubjectId)).ToListAsync(cancellationToken)) { call.Forget(); }
        db.RemoveRange(await db.Set<TaxNumber>().Where(n => accounts.Contains(n.ClientAccountId)).ToListAsync(cancellationToken));
        foreach (var customer in await db.Set<StripeCustomer>().Where(c => accounts.Contains(c.ClientAccountId)).ToListAsync(cancellationToken))
        {
            foreach (var told in await db.Set<WebhookEvent>().Where(e => e.AboutCustomer == customer.StripeId).ToListAsync(cancellationToken)) { told.Forget(); }
            var key = KeyOf(customer.StripeId);
            if (await db.Set<PaymentOperation>().AnyAsync(o => o.IdempotencyKey == key, cancellationToken)) { continue; }
            db.Add(PaymentOperation.Plan(OperationKind.ForgetCustomer, key, customer.ClientAccountId.Value, time.GetUtcNow(), parameters: JsonSerializer.Serialize(new ForgetCustomerParameters(customer.StripeId), PaymentCalls.Json)));
        }
    }

    private static string KeyOf(string stripeId) => "forget-" + stripeId;
}
