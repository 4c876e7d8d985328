using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Payments;

namespace SignupWeb.SysOps.Moving;

/// <summary>
/// Reads an account at the payment service that was there before this shop, as the lines one would have written by hand. Nothing is changed there: customers, cards and
/// subscriptions stay what and where they are. What fits no plan becomes a line that is refused. Refusal: PAYMENT_SERVICE_UNREADABLE.
/// </summary>
public sealed class ReadStripe(PaymentGateway gateway)
{
    /// <summary>Where a line came from, in the list of refused ones.</summary>
    public const string Source = "stripe";

    public static readonly Refusal Unreadable = new(RefusalKind.Unavailable, "PAYMENT_SERVICE_UNREADABLE", "The payment service could not be read: {0}");

    public static readonly Refusal NotRunning = Refusal.Conflict("SUBSCRIPTION_NOT_RUNNING", "It is {0} there. Put it right, or end it there.");

    public static readonly Refusal SeveralPrices = Refusal.Conflict("SEVERAL_PRICES", "It has several prices, or a quantity: a contract has one of one plan.");

    public static readonly Refusal OtherCycle = Refusal.Conflict("CYCLE_UNKNOWN", "It is billed neither monthly nor yearly.");

    private static readonly string[] Running = ["active", "trialing", "past_due"];

    /// <param name="plans">Which plan of ours stands for a price, a product or a name there; without one the plan that has the product's name.</param>
    internal async Task<Result<(ShopLines Lines, IReadOnlyList<RefusedLine> Refused)>> Run(IReadOnlyDictionary<string, string> plans, CancellationToken cancellationToken)
    {
        var people = await gateway.CustomersThere(cancellationToken);
        if (people.Value is not { } there) { return Unreadable with { Arguments = [people.Fault ?? people.Code ?? string.Empty] }; }
        var renews = await gateway.SubscriptionsThere(cancellationToken);
        if (renews.Value is not { } running) { return Unreadable with { Arguments = [renews.Fault ?? renews.Code ?? string.Empty] }; }
        var (contracts, refused) = await Contracts(running, there.ToDictionary(customer => customer.Id, StringComparer.Ordinal), plans, cancellationToken);
        var customers = there.Where(c => c.Email.Length > 0).Reverse().DistinctBy(c => c.Email.ToUpperInvariant(), StringComparer.Ordinal).Select((customer, i) => new MovedFiles.Numbered<CustomerLine>(i + 1, LineOf(customer)));
        return (new ShopLines([.. customers], contracts), refused);
    }

    private async Task<(List<MovedFiles.Numbered<ContractLine>> Lines, List<RefusedLine> Refused)> Contracts(IReadOnlyList<ForeignSubscription> running, Dictionary<string, ForeignCustomer> customers, IReadOnlyDictionary<string, string> plans, CancellationToken cancellationToken)
    {
        var (lines, refused, names) = (new List<MovedFiles.Numbered<ContractLine>>(), new List<RefusedLine>(), new Dictionary<string, string>(StringComparer.Ordinal));
        var number = 0;
        foreach (var sold in running)
        {
            number++;
            if (WhyNot(sold) is { } refusal)
            {
                refused.Add(new(Source, number, sold.Id, refusal));
                continue;
            }

            if (!names.TryGetValue(sold.ProductId, out var product)) { names[sold.ProductId] = product = (await gateway.NameOfProduct(sold.ProductId, cancellationToken)).Value?.Id ?? sold.ProductId; }
            var plan = new[] { sold.PriceId, sold.ProductId, product }.Select(plans.GetValueOrDefault).FirstOrDefault(named => named is not null) ?? product;
            lines.Add(new(number, LineOf(sold, customers.GetValueOrDefault(sold.CustomerId), plan)));
        }

        return (lines, refused);
    }

    private static Refusal? WhyNot(ForeignSubscription sold) => sold switch
    {
        _ when !Running.Contains(sold.Status, StringComparer.Ordinal) => NotRunning with { Arguments = [sold.Status] },
        { Items: not 1 } or { Quantity: not 1 } => SeveralPrices,
        { Cycle: null } => OtherCycle,
        _ => null,
    };

    /// <summary>A name's last word is the last name; a single one stands for both.</summary>
    private static CustomerLine LineOf(ForeignCustomer customer)
    {
        var name = customer.Name.Trim();
        var cut = name.LastIndexOf(' ');
        return new()
        {
            Email = customer.Email,
            FirstName = cut < 0 ? name : name[..cut],
            LastName = cut < 0 ? name : name[(cut + 1)..],
            Company = customer.TaxId is null ? string.Empty : name,
            Address = customer.Address,
            PostCode = customer.PostCode,
            Town = customer.Town,
            Region = customer.Region,
            Country = customer.Country,
            VatNumber = customer.TaxId ?? string.Empty,
            Language = customer.Locale,
            RegisteredAt = Cells.Of(customer.MadeAt),
        };
    }

    private static ContractLine LineOf(ForeignSubscription sold, ForeignCustomer? customer, string plan)
    {
        var card = sold.Card ?? customer?.Card;
        var tax = sold.Tax ?? Money.Zero(sold.Net.Currency);
        return new()
        {
            Reference = sold.Id,
            Email = customer?.Email ?? string.Empty,
            Plan = plan,
            Cycle = sold.Cycle!.Value.ToString().ToLowerInvariant(),
            Currency = sold.Net.Currency,
            Price = Cells.Of(sold.Net),
            Total = Cells.Of(sold.Total ?? sold.Net),
            Tax = Cells.Of(tax),
            Language = customer?.Locale ?? string.Empty,
            SignedAt = Cells.Of(sold.StartedAt),
            PaidFrom = Cells.Of(sold.PaidFrom),
            PaidUntil = Cells.Of(sold.PaidUntil),
            EndsAt = Cells.Of(sold.EndsAt),
            StripeCustomer = sold.CustomerId,
            StripeSubscription = sold.Id,
            StripeCard = card?.PaymentMethodId ?? string.Empty,
            CardBrand = card?.Brand ?? string.Empty,
            CardLastFour = card?.LastFour ?? string.Empty,
            CardExpires = card is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{card.ExpiryYear:D4}-{card.ExpiryMonth:D2}"),
        };
    }
}
