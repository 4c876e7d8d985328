using SignupWeb.Kernel;
using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    private readonly ProductService products = new(client);
    private readonly PriceService prices = new(client);
    private readonly TaxRateService taxRates = new(client);

    /// <summary>The price with our lookup key, made when it is not there. A price's amount never changes: one that differs is refused.</summary>
    public Task<Answer<Reference>> EnsurePrice(PriceParameters asked, CancellationToken cancellationToken) => Ask(async () =>
    {
        var known = await prices.ListAsync(new() { LookupKeys = [asked.LookupKey], Active = true, Limit = 1 }, Waiting(), cancellationToken);
        var price = known.Data.Count > 0 ? known.Data[0] : await CreatePrice(asked, cancellationToken);
        if (price.UnitAmount != asked.UnitAmount.Minor || price.Currency != asked.UnitAmount.Currency) { throw new StripeException($"Price {price.Id} ({asked.LookupKey}) is not the plan's."); }
        return new Reference(price.Id);
    });

    /// <summary>The plan under the name it has now, made when it is not there.</summary>
    public Task<Answer<Reference>> NamePlan(PlanParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
    {
        var product = ProductOf(asked.PlanId);
        await EnsureProduct(product, asked.Name, asked.PlanVersionId, cancellationToken);
        return new Reference((await products.UpdateAsync(product, new() { Name = asked.Name }, Usual($"{key}-name"), cancellationToken)).Id);
    });

    public Task<Answer<Reference>> CreateTaxRate(TaxRateParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
    {
        var made = await taxRates.CreateAsync(new() { DisplayName = asked.DisplayName, Country = asked.Country, Inclusive = false, Percentage = asked.BasisPoints / 100m }, Waiting(key), cancellationToken);
        return new Reference(made.Id);
    });

    public Task<Answer<PreviewFacts>> Preview(PreviewParameters asked, CancellationToken cancellationToken) => Ask(async () =>
    {
        var (rates, automatic) = TaxBy(asked.TaxRateId);
        var preview = await invoices.CreatePreviewAsync(
            new()
            {
                Customer = asked.CustomerId,
                Currency = asked.Currency,
                AutomaticTax = automatic,
                Discounts = asked.PromotionCodeId is { } promotion ? [new() { PromotionCode = promotion }] : null,
                SubscriptionDetails = asked.Recurring ? new() { Items = [new() { Price = asked.PriceId, Quantity = 1 }], DefaultTaxRates = rates } : null,
                InvoiceItems = asked.Recurring ? null : [new() { Price = asked.PriceId, Quantity = 1, TaxRates = rates }],
            },
            Waiting(),
            cancellationToken);
        return Facts(preview, asked.Recurring);
    });

    private static PreviewFacts Facts(Invoice preview, bool recurs)
    {
        var tax = new Money(preview.TotalTaxes?.Sum(t => t.Amount) ?? 0, preview.Currency);
        var total = new Money(preview.Total, preview.Currency);
        return new PreviewFacts(
            total - tax,
            tax,
            total,
            recurs ? preview.Lines.Data.Max(l => (DateTimeOffset?)l.Period.End) : null,
            [.. preview.Lines.Data.Select(l => new PriceLine(l.Description ?? string.Empty, new Money(l.Amount, l.Currency)))],
            OffOf(preview),
            preview.TotalTaxes?.Any(t => t.TaxabilityReason == "reverse_charge") == true);
    }

    /// <summary>By a rate, by the payment service itself, or not at all.</summary>
    private static (IReadOnlyList<string>? Rates, AutomaticTaxOptions? Automatic) TaxBy(string? rate) => rate switch
    {
        null => (null, null),
        StripeTaxRate.Automatic => (null, new() { Enabled = true }),
        _ => ([rate], null),
    };

    private async Task<Price> CreatePrice(PriceParameters asked, CancellationToken cancellationToken)
    {
        var product = ProductOf(asked.PlanId);
        await EnsureProduct(product, asked.PlanName, asked.PlanVersionId, cancellationToken);
        return await prices.CreateAsync(
            new()
            {
                Product = product,
                Currency = asked.UnitAmount.Currency,
                UnitAmount = asked.UnitAmount.Minor,
                TaxBehavior = "exclusive",
                LookupKey = asked.LookupKey,
                Recurring = asked.Interval is { } interval ? new() { Interval = interval } : null,
                Metadata = new(StringComparer.Ordinal) { [PlanVersionMark] = asked.PlanVersionId.ToString() },
            },
            Waiting($"price-{asked.LookupKey}"),
            cancellationToken);
    }

    internal static string ProductOf(PlanId plan) => $"plan_{plan.Value:N}";

    private async Task EnsureProduct(string id, string name, PlanVersionId version, CancellationToken cancellationToken)
    {
        try
        {
            await products.CreateAsync(new() { Id = id, Name = name }, Waiting($"product-{id}-{version}"), cancellationToken);
        }
        catch (StripeException e) when (e.Code == "resource_already_exists")
        {
            // an earlier version of the plan made it
        }
    }
}
