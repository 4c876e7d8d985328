namespace SignupWeb.SysOps.Journeys;

/// <summary>Sign-ups as the team sees them: those under way, and everything about one.</summary>
public static class JourneysWiring
{
    public static IServiceCollection AddJourneys(this IServiceCollection services) => services.AddSingleton<ReadJourney>().AddSingleton<ReadJourneys>().AddSingleton<ReadWritten>();
}
