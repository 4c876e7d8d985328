using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    private readonly CustomerTaxIdService taxIds = new(client);

    public Task<Answer<Reference>> UpdateCustomer(PayerParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
        new Reference((await customers.UpdateAsync(asked.CustomerId, new() { Email = asked.Email, Name = asked.Name, Address = AddressOf(asked.Address) }, Usual(key), cancellationToken)).Id));

    /// <summary>The tax rate a subscription's later cycles are charged with; null for none.</summary>
    public Task<Answer<Reference>> ChangeTax(string subscriptionId, string? taxRateId, string key, CancellationToken cancellationToken) => Ask(async () =>
    {
        var (rates, automatic) = TaxBy(taxRateId);
        var changed = await subscriptions.UpdateAsync(subscriptionId, new() { AutomaticTax = automatic ?? new() { Enabled = false }, DefaultTaxRates = rates is null ? Unset.It : rates.ToList() }, Usual(key), cancellationToken);
        return new Reference(changed.Id);
    });

    /// <summary>Takes a VAT number away; gone before is just as well.</summary>
    public Task<Answer<Reference>> RemoveTaxNumber(string customerId, string taxNumberId, CancellationToken cancellationToken) => Ask(async () =>
    {
        await Remove(customerId, taxNumberId, cancellationToken);
        return new Reference(taxNumberId);
    });

    /// <summary>Writes our number onto the payment service's invoice, so that either finds the other.</summary>
    public Task<Answer<Reference>> NumberInvoice(InvoiceNumberParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
        new Reference((await invoices.UpdateAsync(asked.InvoiceId, new() { Description = asked.Number, Metadata = new(StringComparer.Ordinal) { [InvoiceMark] = asked.Number } }, Usual(key), cancellationToken)).Id));

    /// <summary>Hands a VAT number over to be checked.</summary>
    /// <param name="replaces">txi_... of the one before it, which goes.</param>
    public Task<Answer<TaxNumberFacts>> AddTaxNumber(TaxNumberParameters asked, string? replaces, string key, CancellationToken cancellationToken) => Ask(async () =>
    {
        if (!string.IsNullOrEmpty(replaces)) { await Remove(asked.CustomerId, replaces, cancellationToken); }
        return asked.Kind is null ? new(string.Empty, asked.CustomerId, "removed") : Facts(await taxIds.CreateAsync(asked.CustomerId, new() { Type = asked.Kind, Value = asked.Value }, Usual(key), cancellationToken), asked.CustomerId);
    });

    public Task<Answer<TaxNumberFacts>> ReadTaxNumber(string customerId, string taxNumberId, CancellationToken cancellationToken) => Ask(async () =>
        Facts(await taxIds.GetAsync(customerId, taxNumberId, null, Usual(), cancellationToken), customerId));

    private async Task Remove(string customerId, string taxNumberId, CancellationToken cancellationToken)
    {
        try
        {
            await taxIds.DeleteAsync(customerId, taxNumberId, null, Usual(), cancellationToken);
        }
        catch (StripeException e) when (e.Code == "resource_missing")
        {
            // an earlier try has done it
        }
    }

    private static TaxNumberFacts Facts(TaxId found, string customerId) => new(found.Id, customerId, found.Verification?.Status ?? "unavailable");

    private static AddressOptions AddressOf(PayerAddress address) => new() { Line1 = address.Street, PostalCode = address.PostCode, City = address.Town, State = address.Region, Country = address.Country };
}
