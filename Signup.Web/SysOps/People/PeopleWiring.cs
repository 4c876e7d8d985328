namespace SignupWeb.SysOps.People;

/// <summary>Customers as the team sees them: search, everything about one, their timeline.</summary>
public static class PeopleWiring
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<FindCustomers>().AddSingleton<ReadCustomer>().AddSingleton<ReadTimeline>().AddSingleton<ReadStory>().AddSingleton<ExportStory>();
}
