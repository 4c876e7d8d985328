using SignupTests.Plans;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>One running application for the tests of the sign-up's pages, and things planted in it.</summary>
public class TheShop : IDisposable
{
    private int orders;
    private int addresses;

    private readonly Lazy<AppHost> host;

    /// <summary>Started by the first who needs it.</summary>
    public TheShop()
    {
        var database = PostgresServer.IsChosen ? PostgresServer.NewDatabase() : [];
        host = new(() => new(new ManualTime(DateTimeOffset.UtcNow), settings: [new("Access:PasswordIterations", "1000"), .. database]));
    }

    public AppHost Host => host.Value;

    public ManualTime Time => Host.Time!;

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Mara again, as somebody the shop does not know yet.</summary>
    public string NewAddress() => $"mara{Interlocked.Increment(ref addresses)}@hafenlicht.example";

    public Task Plant(params object[] rows) => Host.Get<UnitOfWork>().Run(db =>
    {
        db.AddRange(rows);
        return Task.FromResult(0);
    });

    /// <summary>Changes a row as a use case would, so that live pages hear of it.</summary>
    public Task Change<T>(Func<T, bool> which, Action<T> change)
        where T : class => Host.Get<UnitOfWork>().Run(db =>
    {
        change(db.Set<T>().AsEnumerable().Single(which));
        return Task.FromResult(0);
    });

    /// <summary>An order just placed, outside of the workers' sight: it only does what the test does to it.</summary>
    public async Task<(Signup Signup, Order Order)> PlacedOrder(Action<Order, DateTimeOffset>? then = null, Offer? offer = null)
    {
        offer ??= Sample.Team();
        var customer = CustomerId.New();
        var signup = Signup.Start(FlowOwner.NewBusiness, offer, "DE", Now);
        var card = new PaymentProfile { Id = PaymentProfileId.New(), ClientAccountId = signup.ClientAccountId, CustomerId = customer, StripeCustomerId = "cus_1", PaymentMethodId = $"pm_{Guid.NewGuid():N}", BrandName = "Visa", LastFour = "4242", ExpiryMonth = 12, ExpiryYear = 2031, AddedAt = Now };
        var number = Interlocked.Increment(ref orders);
        var order = Order.Place(new($"NS-TEST-{number}", signup.Id, signup.ClientAccountId, customer, card.Id, offer, Sample.Mara, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")), Now);
        signup.Attach(customer);
        signup.Order(order.Id);
        then?.Invoke(order, order.RemorseEndsAt);
        await Plant(signup, card, order);
        return (signup, order);
    }

    /// <summary>The plan's next version costs more; sign-ups under way notice at their review.</summary>
    public async Task Raise(string plan, long minor)
    {
        var sold = (await Host.Get<PlanCatalogue>().Current()).Single(p => p.Version.Name == plan);
        var v = sold.Version;
        var prices = v.Prices.Select(p => p with { Net = p.Net with { Minor = p.Net.Minor + minor } });
        var raised = await Host.Services.Publish(sold.Plan.Id, new PlanDraft(v.Name, [.. prices], v.Words, v.Quotas, v.Criteria, v.RemorseWindow, v.FileName), Actor.System);
        Assert.False(raised.IsRefused);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (host.IsValueCreated) { Host.Dispose(); }
    }
}

[CollectionDefinition("The shop")]
public sealed class TogetherInTheShop : ICollectionFixture<TheShop>;
