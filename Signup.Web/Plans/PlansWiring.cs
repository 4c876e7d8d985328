using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Plans;

/// <summary>What is sold, and the public page that shows it (R1 step 1).</summary>
public static class PlansWiring
{
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddOptions<PlanOptions>().BindConfiguration("Orders");
        services.AddSingleton<PlanCatalogue>().AddSingleton<WithdrawPlan>().AddSingleton<PublishPlanVersion>().AddSingleton<ChangeCriteria>().AddSingleton<AddPlan>().AddSingleton<SavePlanDraft>().AddSingleton<DiscardPlanDraft>().AddSingleton<ISeed, SeedPlans>();
        return services.AddTax().AddHostedService<FreshPlansPage>();
    }

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        routes.MapPlansApiEndpoints();
        routes.MapPlansEndpoints();
    }
}
