using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Signups;

/// <summary>The coordinator: the one slice that decides what the customer sees next (R1 ownership).</summary>
public static class SignupsWiring
{
    public static IServiceCollection AddSignups(this IServiceCollection services)
    {
        services.AddLiveOptions<SignupOptions>("Signups", SignupSettings.All);
        services.AddSingleton<SignupGate>().AddSingleton<SignupPayer>()
            .AddSingleton<StartSignup>().AddSingleton<OfferWithCode>().AddSingleton<AttachCustomer>().AddSingleton<ConfirmProfile>().AddSingleton<AttachPaymentProfile>()
            .AddSingleton<ChoosePlan>().AddSingleton<UsePromotionCode>().AddScoped<RequestResumeLink>().AddSingleton<FreezeQuote>().AddSingleton<SubmitOrder>().AddSingleton<CloseAccount>().AddSingleton<CancelSignup>().AddScoped<SendWayBack>();
        return services.AddHandler<CompleteSignup>().AddHandler<ForgetSignups>().AddDeadline<SignupExpiry>().AddDeadline<ResumeLink>().AddMailTemplates<ResumeLink>().AddMailTemplates<CancelSignup>();
    }

    public static void MapSignups(this IEndpointRouteBuilder routes)
    {
        routes.MapSignupEndpoints();
        routes.MapReturnEndpoints();
        routes.MapSignupApiEndpoints();
    }
}
