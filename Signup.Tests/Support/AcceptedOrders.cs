using Microsoft.EntityFrameworkCore;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Provisioning;
using SignupWeb.Relations;
using SignupWeb.Subscriptions;

namespace SignupTests.Support;

/// <summary>Orders as they are accepted, with the terms their customers agreed to, and everything that listens to them.</summary>
public static class AcceptedOrders
{
    public static readonly Offer Handbook = Sample.Team() with
    {
        PlanName = "Field Handbook",
        Kind = PlanKind.Download,
        BillingCycle = BillingCycle.Once,
        Net = new Money(2_900, "eur"),
        SupportHours = string.Empty,
        Contents = ["12 checklists on 13 pages"],
        Quotas = [],
        Criteria = [],
        FileName = "field-handbook.pdf",
    };

    public static Task<TestDatabase> Database(params IEnumerable<KeyValuePair<string, string?>> settings) => TestDatabase.Create(services => services.AddContracts().AddSubscriptions().AddProvisioning().AddRelations(), settings);

    /// <summary>Mara's order; the tax is what Germany asks for.</summary>
    public static OrderAccepted Of(Offer offer, Party? party = null, CustomerId? customer = null)
    {
        var tax = offer.Net with { Minor = offer.Net.Minor * 19 / 100 };
        return new(OrderId.New(), SignupId.New(), ClientAccountId.New(), customer ?? CustomerId.New(), PurchaseId.New(), offer, party ?? Sample.Mara, offer.Net, tax, offer.Net + tax, new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero));
    }

    /// <summary>Records the agreement, as placing the order does.</summary>
    public static Task Agree(this TestDatabase database, OrderAccepted order) => database.Save(new AgreedTerms
    {
        OrderId = order.OrderId,
        SignupId = order.SignupId,
        CustomerId = order.CustomerId,
        ClientAccountId = order.ClientAccountId,
        Offer = order.Offer,
        Party = order.Party,
        Text = ContractText.Compose(order.Offer, order.Party, "Northwind Support"),
        TextVersion = ContractText.CurrentVersion,
        TextHash = ContractText.Compose(order.Offer, order.Party, "Northwind Support").Hash,
        AgreedAt = database.Time.GetUtcNow(),
    });

    /// <summary>Runs a handler as one of several nodes would: who lost a race too often tries again later.</summary>
    public static async Task HandleAtOnce(this TestDatabase database, Func<SignupDb, Task> handle)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await database.Get<UnitOfWork>().Run(async db =>
                {
                    await handle(db);
                    return Done.It;
                });
                return;
            }
            catch (DbUpdateException) when (attempt < Delivery.MaxTries)
            {
                // the outbox delivers it again
            }
        }
    }

    /// <summary>Agrees, accepts and lets everybody hear of it.</summary>
    public static async Task<OrderAccepted> Accept(this TestDatabase database, OrderAccepted order)
    {
        await database.Agree(order);
        await database.Announce(order);
        await database.Deliver();
        return order;
    }
}
