using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;
using SignupWeb.Subscriptions.Documents;

namespace SignupWeb.Subscriptions;

/// <summary>What runs on after an accepted order, its quotas, and our record of what was invoiced and paid back (R2, R5).</summary>
public static class SubscriptionsWiring
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) => services
        .AddTax().AddDocuments().AddSingleton<UseQuota>()
        .AddHandler<StartSubscription>().AddHandler<RecordInvoice>().AddHandler<MailReceipt>().AddMailTemplates<MailReceipt>().AddHandler<FollowBilling>().AddHandler<MailBilling>().AddMailTemplates<MailBilling>().AddHandler<EndSubscriptions>()
        .AddHandler<RecordCreditNote>().AddHandler<MailCreditNote>().AddMailTemplates<MailCreditNote>();

    public static void MapSubscriptions(this IEndpointRouteBuilder routes) => routes.MapDocumentEndpoints();
}
