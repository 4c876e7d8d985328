using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>The coordinator: the one slice that decides what the customer sees next (R1 ownership).</summary>
public static class SignupsWiring
{
    public static IServiceCollection AddSignups(this IServiceCollection services)
    {
        services.AddLiveOptions<SignupOptions>("Signups", SignupSettings.All).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignupOptions>, SignupRules>();
        services.AddOtherPages();
        services.AddSingleton<SignupGate>().AddSingleton<SignupPayer>()
            .AddSingleton<StartSignup>().AddSingleton<TakeOverSignup>().AddSingleton<StartPlanChange>().AddSingleton<StartSecondContract>().AddSingleton<UpgradeLink>().AddSingleton<FollowUpgrade>().AddSingleton<PriceOfChange>().AddSingleton<SuggestPlan>().AddSingleton<OfferWithCode>().AddSingleton<AttachCustomer>().AddSingleton<ConfirmProfile>().AddSingleton<AttachPaymentProfile>().AddSingleton<JoinCard>()
            .AddSingleton<ChoosePlan>().AddSingleton<UsePromotionCode>().AddScoped<RequestResumeLink>().AddScoped<AskForCountry>().AddMailTemplates<AskForCountry>().AddSingleton<FreezeQuote>().AddSingleton<SubmitOrder>().AddSingleton<CloseAccount>().AddSingleton<CancelSignup>().AddScoped<SendWayBack>().AddSingleton<DecideSignup>();
        services.AddSingleton<IKeptForATime, ForgetUnclaimed>().AddSingleton<IKeptForATime, ForgetUnowned>();
        return services.AddHandler<CompleteSignup>().AddHandler<ForgetSignups>().AddDeadline<SignupExpiry>().AddDeadline<ResumeLink>().AddDeadline<CompletionOverdue>().AddDeadline<ForgetReported>().AddMailTemplates<CompletionOverdue>().AddMailTemplates<ResumeLink>().AddMailTemplates<UpgradeLink>().AddMailTemplates<CancelSignup>();
    }

    private static void AddOtherPages(this IServiceCollection services)
    {
        services.TryAddSingleton<ReceiverAddress>();
        services.AddHttpClient(ProbePage.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => GuardedConnections.Handler(provider.GetRequiredService<ReceiverAddress>())).RemoveAllLoggers();
        services.AddSingleton<ProbePage>().AddSingleton<LeadToPage>().AddSingleton<ReturnFromPage>().AddScoped<ActForVisitor>().AddDeadline<PageVisitOverdue>().AddSingleton<IKeptForATime, ForgetPageVisits>();
        services.AddSingleton<IOptions<FormTargets>, LiveOptions<FormTargets>>().AddOptions<FormTargets>().Configure<IOptions<SignupOptions>>((targets, signups) =>
        {
            foreach (var page in OtherPages.Steps.Select(signups.Value.Pages.Of).OfType<OtherPage>()) { targets.Origins.Add(new Uri(page.Url).GetLeftPart(UriPartial.Authority)); }
        });
    }

    public static void MapSignups(this IEndpointRouteBuilder routes)
    {
        routes.MapSignupEndpoints();
        routes.MapReturnEndpoints();
        routes.MapOtherPageEndpoints();
        routes.MapSignupApiEndpoints();
    }
}
