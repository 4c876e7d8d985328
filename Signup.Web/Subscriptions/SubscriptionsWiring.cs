using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Subscriptions;

/// <summary>What runs on after an accepted order, its quotas, and our record of what was invoiced (R2, R5).</summary>
public static class SubscriptionsWiring
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) =>
        services.AddTax().AddHandler<StartSubscription>().AddHandler<RecordInvoice>().AddHandler<MailReceipt>().AddHandler<FollowBilling>().AddHandler<MailBilling>().AddHandler<EndSubscriptions>();

    public static void MapSubscriptions(this IEndpointRouteBuilder routes) => routes.MapInvoiceEndpoints();
}
