using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;

namespace SignupTests.Journeys;

/// <summary>More orders than anybody would sign up for one by one: customers with a card order again and again what they ordered first, each time with a sign-up and an agreement of its own.</summary>
internal sealed class ManyOrders : IDisposable
{
    private const int InOneTransaction = 100;

    private readonly AppHost shop;
    private readonly List<AgreedTerms> agreed = [];
    private readonly List<Order> first = [];

    private ManyOrders(AppHost shop) => this.shop = shop;

    /// <summary>Those who order, over the API.</summary>
    public List<Headless> Customers { get; } = [];

    /// <summary>Customers of this shop, who have ordered once over the API and cancelled that.</summary>
    public static async Task<ManyOrders> Of(AppHost shop, int customers = 1)
    {
        var many = new ManyOrders(shop);
        for (var i = 0; i < customers; i++)
        {
            var mara = new Headless(shop);
            many.Customers.Add(mara);
            await mara.Order(email: Shops.NewAddress("often"));
            await mara.Post($"/api/orders/{mara.OrderId}/cancel", new { });
            var id = OrderId.Parse(mara.OrderId, null);
            many.first.Add((await shop.All<Order>()).Single(o => o.Id == id));
            many.agreed.Add((await shop.All<AgreedTerms>()).Single(t => t.OrderId == id));
        }

        return many;
    }

    /// <summary>Orders placed now, by each customer in turn.</summary>
    public async Task<List<Order>> Place(int count, TimeSpan window)
    {
        List<Order> placed = [];
        while (placed.Count < count)
        {
            var from = placed.Count;
            placed.AddRange(await shop.Get<UnitOfWork>().Run(db => Task.FromResult(Enumerable.Range(from, Math.Min(InOneTransaction, count - from)).Select(n => Place(db, n % first.Count, window)).ToList())));
        }

        return placed;
    }

    public void Dispose() => Customers.ForEach(c => c.Dispose());

    private Order Place(SignupDb db, int who, TimeSpan window)
    {
        var (like, terms, now) = (first[who], agreed[who], shop.Get<TimeProvider>().GetUtcNow());
        var offer = like.Offer with { RemorseWindow = window };
        var signup = Signup.Start(FlowOwner.NewBusiness, offer, like.Party.Country, now);
        var order = shop.Get<PlaceOrder>().Into(db, reference => new NewOrder(reference, signup.Id, like.ClientAccountId, like.CustomerId, like.PaymentProfileId, offer, like.Party, like.Net, like.Tax, like.Total));
        signup.Attach(like.CustomerId);
        signup.Order(order.Id);
        db.Add(signup);
        RecordAgreement.Into(db, order.Id, signup.Id, like.ClientAccountId, like.CustomerId, offer, like.Party, terms.Text, terms.StartAskedAt is not null, now);
        return order;
    }
}
