using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Support;

/// <summary>Support requests: what customers ask and staff answers, and the clock of the first answer (R5).</summary>
public static class SupportWiring
{
    public static IServiceCollection AddSupport(this IServiceCollection services) => services
        .AddSingleton<SupportFiles>().AddSingleton<IKeptForATime>(provider => provider.GetRequiredService<SupportFiles>())
        .AddSingleton<OpenRequest>().AddSingleton<WriteMessage>().AddSingleton<CloseRequest>().AddSingleton<ReopenRequest>().AddSingleton<TakeRequest>()
        .AddSingleton<ReadRequest>().AddSingleton<ListRequests>().AddSingleton<ReadFile>()
        .AddDeadline<FirstAnswer>().AddHandler<ForgetRequests>();

    public static void MapSupport(this IEndpointRouteBuilder routes) => routes.MapSupportEndpoints();
}
