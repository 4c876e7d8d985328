using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;

namespace SignupTests.SupportRequests;

/// <summary>A plan with support that runs already, for whoever wants to ask in a real shop.</summary>
internal static class RunningPlans
{
    public static readonly SupportPromise TwoHours = new(TimeSpan.FromHours(2), new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(7, 0), new(21, 0)));

    public static Task<Contract> HasAPlan(this AppHost shop, CustomerId customer, int? limit = 20) => shop.Get<UnitOfWork>().Run(db =>
    {
        var now = shop.Get<TimeProvider>().GetUtcNow();
        var contract = SampleContracts.PlantFor(db, customer, now, Sample.Team() with { Support = TwoHours });
        var order = new OrderAccepted(contract.OrderId, contract.SignupId, contract.ClientAccountId, customer, PurchaseId.New(), contract.Offer, contract.Party, contract.Offer.Net, contract.Offer.Net, contract.Offer.Net, now);
        var subscription = Subscription.Start(order);
        db.AddRange(subscription, Quota.From(new QuotaGrant(UseQuota.SupportRequests, "support requests", limit), subscription, now));
        return Task.FromResult(contract);
    });
}
