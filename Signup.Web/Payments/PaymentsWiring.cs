using Microsoft.Extensions.Options;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Operations;
using SignupWeb.Payments.Payers;
using SignupWeb.Payments.PriceLists;
using SignupWeb.Payments.Promotions;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Renewals;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Payments.Stripe;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments;

/// <summary>Cards on file, prices, charges, and the watch over money and records.</summary>
public static class PaymentsWiring
{
    /// <summary>With Payments:Stripe:ApiKey set the client talks to Stripe; else the sandbox is hosted here and the same client talks to that, over real HTTP.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLiveOptions<PaymentOptions>("Payments", PaymentSettings.All)
            .Validate(o => PaymentOptions.IsCurrency(o.Currency), "Payments:Currency must be a currency such as eur.")
            .Validate(o => o.AutomaticRefundLimit >= 0, "Payments:AutomaticRefundLimit must be an amount in minor units, 0 or more.")
            .Validate(o => o.StaffRefundLimit >= 0, "Payments:StaffRefundLimit must be an amount in minor units, 0 or more.")
            .Validate(o => o.AutomaticRefundLimits.Concat(o.StaffRefundLimits).All(l => PaymentOptions.IsCurrency(l.Key.ToLowerInvariant()) && l.Value >= 0), "Payments:AutomaticRefundLimits and Payments:StaffRefundLimits must be amounts in minor units, 0 or more, by currency, e.g. jpy.")
            .Validate(o => o.ReconcileEvery >= TimeSpan.FromSeconds(10) && o.ReconcileEvery <= TimeSpan.FromHours(1), "Payments:ReconcileEvery must be between 00:00:10 and 01:00:00.")
            .ValidateOnStart();
        services.AddOptions<StripeOptions>().Validate(o => !o.HasKey || o.WebhookSecrets.Count > 0, "Payments:Stripe:WebhookSecret must be set with Payments:Stripe:ApiKey: without it no webhook can be trusted.");
        services.AddStripeClient();
        var stripe = new StripeOptions { ApiKey = configuration[$"{StripeOptions.Section}:ApiKey"] ?? string.Empty };
        if (!stripe.HasKey) { services.AddStripeSandbox(configuration, WebhookTypes.Heard).AddSingleton<IEffectCounts, PaymentCounts>(); }
        services.AddSingleton<StripeConnection>();
        services.PostConfigure<ShopOptions>(shop => shop.TestMode = !stripe.IsLive);
        services.AddOptions<ShopOptions>().PostConfigure<IOptions<PaymentOptions>>((shop, payments) => shop.Currency = payments.Value.Currency);
        services.AddTax();
        services.AddPaymentGauges().AddWebhookGauges().AddDifferenceGauge();

        services.AddSingleton<PaymentGateway>().AddSingleton<PaymentCalls>().AddSingleton<EnsureCustomer>().AddSingleton<EnsurePrice>().AddSingleton<TaxNumbers>()
            .AddSingleton<StartCardSetup>().AddSingleton<FinishCardSetup>().AddSingleton<TellOfRefusedCard>().AddSingleton<PreviewPrice>().AddSingleton<PreviewChange>().AddSingleton<FindPromotion>().AddSingleton<CreatePromotion>().AddSingleton<WithdrawPromotion>().AddSingleton<ListPromotions>().AddSingleton<MakeOffer>().AddSingleton<RetryOffer>()
            .AddSingleton<ConfirmPurchase>().AddSingleton<SendMoneyBack>().AddSingleton<SettleRefund>().AddSingleton<RetryRefund>().AddSingleton<WriteOffRefund>().AddSingleton<PayOtherwise>().AddSingleton<RefundOrder>()
            .AddSingleton<ChargeOrder>().AddSingleton<ChangeLater>().AddSingleton<SettleCharge>().AddSingleton<PriceWithoutCode>().AddSingleton<WithdrawOrder>().AddSingleton<RefundPayment>().AddSingleton<CardOperations>().AddSingleton<NoteOverdue>().AddSingleton<PayOverdue>().AddSingleton<FollowSubscription>().AddSingleton<SettleDispute>().AddSingleton<ChangeCard>().AddSingleton<ChangeBillingCycle>().AddSingleton<EndWithNotice>().AddSingleton<EndSubscriptionNow>().AddSingleton<TellPlan>().AddSingleton<TellPlanAgain>()
            .AddSingleton<PayerOperations>().AddSingleton<SettleTaxNumber>().AddSingleton<SubscriptionTax>()
            .AddSingleton<ReceiveWebhook>().AddSingleton(_ => new Burst(TimeProvider.System)).AddSingleton<RegisterWebhook>().AddSingleton<ForgedWebhooks>().AddSingleton<HandleWebhook>().AddSingleton<ReplayWebhook>()
            .AddSingleton<Reconcile>().AddSingleton<ReconcileOpen>().AddSingleton<CompareLedgers>().AddSingleton<MoneyAndRecords>().AddSingleton<NumberInvoices>().AddSingleton<LookNow>();
        services.AddHostedService<PaymentWorker>().AddHostedService<EventWorker>().AddHostedService<Reconciler>();
        services.AddSingleton<IKeptForATime, ForgetWebhooks>();
        return services.AddHandler<OnPlanPublished>().AddHandler<OnLimitedOfferRequested>().AddHandler<OnSignupLeft>().AddHandler<OnChargeRequested>().AddHandler<ForgetPayer>().AddHandler<OnBillingDetailsChanged>().AddHandler<OnUntaxedPurchase>().AddHandler<RefundWithdrawal>().AddDeadline<TryOverdueAgain>().AddDeadline<CardRunsOut>().AddDeadline<ChargeTakesLong>();
    }

    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        routes.MapCardEndpoints();
        routes.MapWebhookEndpoints();
        routes.MapRefundEndpoints();
        routes.MapPromotionEndpoints();
        if (routes.ServiceProvider.GetRequiredService<StripeConnection>().IsSandbox) { routes.MapStripeSandbox(); }
    }
}
