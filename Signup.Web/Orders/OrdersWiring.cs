using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Orders;

/// <summary>Orders with their remorse window (R3).</summary>
public static class OrdersWiring
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddLiveOptions<OrderOptions>("Orders", OrderSettings.All)
            .Validate(o => o.PaymentDeadline >= TimeSpan.FromMinutes(1) && o.PaymentDeadline <= TimeSpan.FromDays(60), "Orders:PaymentDeadline must be between 00:01:00 and 60.00:00:00.")
            .Validate(o => o.ConfirmationFrom > TimeSpan.Zero && o.ConfirmationFrom <= TimeSpan.FromDays(60), "Orders:ConfirmationFrom must be above 00:00:00 and at most 60.00:00:00.")
            .ValidateOnStart();
        services.AddSingleton<OrderMails>().AddMailTemplates<OrderMails>().AddSingleton<PlaceOrder>().AddSingleton<CancelsUnderWay>().AddSingleton<CancelOrder>().AddHostedService<CancelLater>().AddSingleton<CancelByLink>().AddSingleton<TryPaymentAgain>().AddSingleton<PayInstead>();
        return services.AddHandler<OrderPayment>().AddHandler<TellOfReturnedMoney>().AddHandler<ForgetBuyers>().AddDeadline<RemorseWindow>().AddDeadline<PaymentDeadline>();
    }

    public static void MapOrders(this IEndpointRouteBuilder routes) => routes.MapOrderEndpoints();
}
