namespace SignupWeb.SysOps.Tasks;

/// <summary>What the team has to do about contracts.</summary>
public static class TasksWiring
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services.AddSingleton<ReadTasks>();
}
