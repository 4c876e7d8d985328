using SignupWeb.SysOps.Doctor.Checks;

namespace SignupWeb.SysOps.Doctor;

/// <summary>The doctor and what it looks at, in the order in which it is shown.</summary>
public static class DoctorWiring
{
    public static IServiceCollection AddDoctor(this IServiceCollection services) => services.AddSingleton<Examine>().AddSingleton<BackUpNow>().AddHostedService<LiveConsole>()
        .Check<DatabaseWrites>().Check<Migrations>().Check<Backups>().Check<DiskSpace>().Check<Keys>()
        .Check<PaymentService>().Check<WebhooksHeard>().Check<ClockOfTheShop>()
        .Check<MailsSent>().Check<MailsWaiting>().Check<MailsGivenUp>().Check<MessagesOnTheirWay>().Check<MessagesAside>().Check<Broker>().Check<DeadlinesKept>()
        .Check<PublicAddressCheck>().Check<ProxiesNamed>().Check<TestModeCheck>().Check<StaffSignIn>().Check<Pdfs>().Check<ZoneOfTheShop>().Check<SettingsUsed>();

    public static void MapDoctor(this IEndpointRouteBuilder routes) => routes.MapDoctorEndpoints();

    private static IServiceCollection Check<TCheck>(this IServiceCollection services)
        where TCheck : class, ICheck => services.AddSingleton<ICheck, TCheck>();
}
