using System.Reflection;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Outbox;

/// <summary>Which handlers hear which event; filled by the slices' AddX.</summary>
public sealed class Handlers
{
    private readonly Dictionary<Type, List<Registration>> byEvent = [];

    /// <summary>Those that want to hear it now.</summary>
    internal IEnumerable<Registration> Of(Type happened) => All(happened).Where(r => r.Wants?.Invoke() != false);

    internal Registration? For(Type happened, string name) => All(happened).FirstOrDefault(r => r.Name == name);

    internal void Add(Type happened, Registration registration)
    {
        if (!byEvent.TryGetValue(happened, out var list)) { byEvent[happened] = list = []; }
        if (list.TrueForAll(r => r.Name != registration.Name)) { list.Add(registration); }
    }

    private List<Registration> All(Type happened) => byEvent.GetValueOrDefault(happened) ?? [];

    /// <param name="Wants">False when it has nothing to do with events that happen now; without it it always has.</param>
    internal sealed record Registration(string Name, Func<IServiceProvider, Delivery, IEvent, SignupDb, CancellationToken, Task> Run, Func<bool>? Wants = null);
}

public static class HandlersWiring
{
    /// <summary>Registers a handler class for every event it handles.</summary>
    public static IServiceCollection AddHandler<THandler>(this IServiceCollection services)
        where THandler : class
    {
        services.AddScoped<THandler>();
        foreach (var handles in typeof(THandler).GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<>)))
        {
            var happened = handles.GetGenericArguments()[0];
            var handle = handles.GetMethod(nameof(IHandle<>.Handle))!;
            HandlersOf(services).Add(happened, new($"{typeof(THandler).Name}", (provider, _, e, db, ct) =>
                (Task)handle.Invoke(provider.GetRequiredService<THandler>(), BindingFlags.DoNotWrapExceptions, null, [e, db, ct], null)!));
        }

        return services;
    }

    /// <summary>Registers a handler class for each of these events, while it wants them.</summary>
    public static IServiceCollection AddHandlerOf<THandler>(this IServiceCollection services, IEnumerable<Type> events, Func<bool> wants)
        where THandler : class, IHandleDeliveries
    {
        services.AddScoped<THandler>();
        foreach (var happened in events)
        {
            HandlersOf(services).Add(happened, new(typeof(THandler).Name, (provider, delivery, e, db, ct) => provider.GetRequiredService<THandler>().Handle(delivery, e, db, ct), wants));
        }

        return services;
    }

    internal static IServiceCollection AddHandlers(this IServiceCollection services)
    {
        HandlersOf(services);
        return services;
    }

    private static Handlers HandlersOf(IServiceCollection services)
    {
        if (services.FirstOrDefault(d => d.ServiceType == typeof(Handlers))?.ImplementationInstance is Handlers existing) { return existing; }
        var handlers = new Handlers();
        services.AddSingleton(handlers);
        return handlers;
    }
}
