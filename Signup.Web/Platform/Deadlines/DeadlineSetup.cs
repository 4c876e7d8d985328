using Quartz;

namespace SignupWeb.Platform.Deadlines;

public static class DeadlineSetup
{
    /// <summary>Quartz with its store in memory and one job: the deadlines themselves are rows (docs/decisions/0005).</summary>
    public static IServiceCollection AddDeadlines(this IServiceCollection services)
    {
        DeadlineRegistration.KindsOf(services);
        services.AddTransient<DeadlineJob>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<DeadlineJob>(job => job.WithIdentity(DeadlineJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(DeadlineJob.Key).WithIdentity("deadlines-sweep").StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(30)).RepeatForever()));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services.AddHostedService<DeadlineAlarm>();
    }
}
