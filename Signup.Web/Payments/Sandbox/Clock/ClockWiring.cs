using Microsoft.Extensions.DependencyInjection.Extensions;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Platform.Clocks;

namespace SignupWeb.Payments.Sandbox.Clock;

/// <summary>Puts a clock that can be moved on top of the one that is there. Only the sandbox does that.</summary>
internal static class ClockWiring
{
    public static IServiceCollection AddSandboxClock(this IServiceCollection services)
    {
        var beneath = services.LastOrDefault(d => d.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider ?? TimeProvider.System;
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => new MovableTime(beneath, provider.GetRequiredService<ClockOffset>().Read())));
        services.AddSingleton<ClockOffset>().AddSingleton<MoveClock>();
        services.AddSingleton(provider => new NextRenewal(provider.GetRequiredService<SandboxStore>()));
        services.AddSingleton(provider => new SandboxClock(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ClockOffset>(), provider.GetServices<IKeepsItsTime>(), provider, TimeProvider.System));
        return services.AddHostedService<SayClockIsMoved>();
    }
}
