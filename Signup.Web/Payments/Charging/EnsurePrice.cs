using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Charging;

/// <summary>The price and the tax rate a charge is made of, made at the payment service when first needed and remembered.</summary>
public sealed class EnsurePrice(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, StripeConnection connection)
{
    public Task<Answer<Reference>> Of(Offer offer, CancellationToken cancellationToken) =>
        Of(offer.PlanId, offer.PlanVersionId, offer.PlanName, new(offer.BillingCycle, offer.Net), cancellationToken);

    public async Task<Answer<Reference>> Of(PlanId plan, PlanVersionId version, string name, PlanPrice asked, CancellationToken cancellationToken)
    {
        var (cycle, currency) = (asked.Cycle, asked.Net.Currency);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<StripePrice>().SingleOrDefaultAsync(p => p.PlanVersionId == version && p.BillingCycle == cycle && p.Currency == currency && p.Service == connection.Name, cancellationToken);
        if (known is not null) { return Answer.Yes(new Reference(known.StripeId)); }

        var lookupKey = $"{version.Value:N}-{cycle.ToString().ToLowerInvariant()}-{currency}";
        var price = await gateway.EnsurePrice(new(plan, version, name, lookupKey, asked.Net, IntervalOf(cycle)), cancellationToken);
        if (!price.Succeeded) { return price; }
        await unit.Run(
            async own =>
            {
                if (!await own.Set<StripePrice>().AnyAsync(p => p.PlanVersionId == version && p.BillingCycle == cycle && p.Currency == currency && p.Service == connection.Name, cancellationToken))
                {
                    own.Add(new StripePrice { PlanVersionId = version, BillingCycle = cycle, Currency = currency, Service = connection.Name, StripeId = price.Value!.Id, LookupKey = lookupKey });
                }

                return Done.It;
            },
            cancellationToken);
        return price;
    }

    public async Task<Answer<Reference>> OfTax(string country, int basisPoints, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<StripeTaxRate>().SingleOrDefaultAsync(r => r.Country == country && r.BasisPoints == basisPoints && r.Service == connection.Name, cancellationToken);
        if (known is not null) { return Answer.Yes(new Reference(known.StripeId)); }

        var rate = await gateway.CreateTaxRate(new("VAT", country.Length == 2 ? country : null, basisPoints), $"tax-{country}-{basisPoints}", cancellationToken);
        if (!rate.Succeeded) { return rate; }
        await unit.Run(
            async own =>
            {
                if (!await own.Set<StripeTaxRate>().AnyAsync(r => r.Country == country && r.BasisPoints == basisPoints && r.Service == connection.Name, cancellationToken))
                {
                    own.Add(new StripeTaxRate { Country = country, BasisPoints = basisPoints, Service = connection.Name, StripeId = rate.Value!.Id });
                }

                return Done.It;
            },
            cancellationToken);
        return rate;
    }

    private static string? IntervalOf(BillingCycle cycle) => cycle switch
    {
        BillingCycle.Monthly => "month",
        BillingCycle.Yearly => "year",
        BillingCycle.Once => null,
        _ => throw new ArgumentOutOfRangeException(nameof(cycle), cycle, "Every cycle has its interval."),
    };
}
