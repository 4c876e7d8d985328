using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.SysOps.Overview;

/// <summary>The overview: what it reads, its page and its tables.</summary>
public static class OverviewWiring
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services
        .AddSingleton<ReadTakings>().AddSingleton<ReadAcceptance>().AddSingleton<ReadOverview>()
        .AddDeadline<NoteAcceptance>().AddSingleton<ISeed, PlanNoteAcceptance>();
}
