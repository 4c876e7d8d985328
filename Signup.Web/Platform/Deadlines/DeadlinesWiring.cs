using Quartz;

namespace SignupWeb.Platform.Deadlines;

public static class DeadlinesWiring
{
    /// <summary>Quartz with its store in memory and one job: the deadlines themselves are rows (docs/decisions/0005).</summary>
    public static IServiceCollection AddDeadlines(this IServiceCollection services)
    {
        KindsOf(services);
        services.AddDeadlineGauges().AddTransient<DeadlineJob>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<DeadlineJob>(job => job.WithIdentity(DeadlineJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(DeadlineJob.Key).WithIdentity("deadlines-sweep").StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(30)).RepeatForever()));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services.AddHostedService<DeadlineAlarm>();
    }

    public static IServiceCollection AddDeadline<TWhenDue>(this IServiceCollection services)
        where TWhenDue : class, IWhenDue
    {
        KindsOf(services).ByKind[TWhenDue.Kind] = (provider, subject, db, cancellationToken) => provider.GetRequiredService<TWhenDue>().Run(subject, db, cancellationToken);
        return services.AddScoped<TWhenDue>();
    }

    internal static DeadlineKinds KindsOf(IServiceCollection services)
    {
        if (services.FirstOrDefault(d => d.ServiceType == typeof(DeadlineKinds))?.ImplementationInstance is DeadlineKinds existing) { return existing; }
        var kinds = new DeadlineKinds();
        services.AddSingleton(kinds);
        return kinds;
    }
}
