using System.Runtime.CompilerServices;
using SignupWeb.Kernel;
using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    /// <summary>All customers there, newest first.</summary>
    public Task<Answer<IReadOnlyList<ForeignCustomer>>> CustomersThere(CancellationToken cancellationToken) => Ask<IReadOnlyList<ForeignCustomer>>(async () => [.. await Customers(cancellationToken).ToListAsync(cancellationToken)]);

    /// <summary>All that renews there and has not ended, newest first.</summary>
    public Task<Answer<IReadOnlyList<ForeignSubscription>>> SubscriptionsThere(CancellationToken cancellationToken) => Ask<IReadOnlyList<ForeignSubscription>>(async () => [.. await Subscriptions(cancellationToken).ToListAsync(cancellationToken)]);

    private async IAsyncEnumerable<ForeignCustomer> Customers([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var customer in customers.ListAutoPagingAsync(new() { Limit = 100, Expand = ["data.invoice_settings.default_payment_method", "data.tax_ids"] }, Usual(), cancellationToken))
        {
            if (customer.Deleted) { continue; }
            var at = customer.Address;
            yield return new(
                customer.Id,
                customer.Email ?? string.Empty,
                customer.Name ?? string.Empty,
                string.Join(", ", new[] { at?.Line1, at?.Line2 }.Where(line => !string.IsNullOrWhiteSpace(line))),
                at?.PostalCode ?? string.Empty,
                at?.City ?? string.Empty,
                at?.State ?? string.Empty,
                at?.Country ?? string.Empty,
                customer.TaxIds?.Data is [var number, ..] ? number.Value : null,
                customer.PreferredLocales is [var locale, ..] ? locale : string.Empty,
                customer.Created,
                CardOf(customer.InvoiceSettings.DefaultPaymentMethod?.Value));
        }
    }

    private async IAsyncEnumerable<ForeignSubscription> Subscriptions([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var subscription in subscriptions.ListAutoPagingAsync(new() { Limit = 100, Expand = ["data.default_payment_method", "data.latest_invoice"] }, Usual(), cancellationToken))
        {
            var (item, invoice) = (subscription.Items.Data[0], subscription.LatestInvoice?.Value);
            var isOfCycle = invoice?.BillingReason is "subscription_create" or "subscription_cycle";
            yield return new(
                subscription.Id,
                subscription.Status,
                subscription.Customer.Id,
                subscription.Items.Data.Count,
                item.Quantity ?? 1,
                item.Price.Id,
                item.Price.Product.Id,
                item.Price.Recurring switch { { Interval: "month", IntervalCount: 1 } => BillingCycle.Monthly, { Interval: "year", IntervalCount: 1 } => BillingCycle.Yearly, _ => null },
                new Money(item.Price.UnitAmount ?? 0, item.Price.Currency),
                isOfCycle ? new Money(invoice!.Total, invoice.Currency) : null,
                isOfCycle ? new Money(invoice!.TotalTaxes?.Sum(t => t.Amount) ?? 0, invoice.Currency) : null,
                subscription.StartDate,
                item.CurrentPeriodStart,
                item.CurrentPeriodEnd,
                subscription.CancelAt ?? (subscription.CancelAtPeriodEnd ? item.CurrentPeriodEnd : null),
                CardOf(subscription.DefaultPaymentMethod?.Value));
        }
    }

    /// <summary>The name of what is sold there.</summary>
    public Task<Answer<Reference>> NameOfProduct(string productId, CancellationToken cancellationToken) => Ask(async () => new Reference((await products.GetAsync(productId, null, Usual(), cancellationToken)).Name));

    private static CardFacts? CardOf(PaymentMethod? method) =>
        method?.Card is { } card ? new(method.Id, method.Customer?.Id, BrandName(card.Brand), card.Last4, (int)card.ExpMonth, (int)card.ExpYear) : null;
}
