using SignupWeb.Platform.Data;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Plans;

/// <summary>What is sold, and the public page that shows it (R1 step 1).</summary>
public static class PlansWiring
{
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddLiveOptions<PlanOptions>("Orders", PlanSettings.All)
            .Validate(o => o.RemorseWindow >= TimeSpan.Zero && o.RemorseWindow <= TimeSpan.FromDays(60), "Orders:RemorseWindow must be between 00:00:00 and 60.00:00:00.")
            .Validate(o => o.WithdrawalDays is >= 0 and <= 365, "Orders:WithdrawalDays must be a number from 0 to 365.")
            .ValidateOnStart();
        services.AddLiveOptions<PlanPageOptions>("PlanPage", PlanPageSettings.All);
        services.AddSingleton<PlanCatalogue>().AddSingleton<WithdrawPlan>().AddSingleton<PublishPlanVersion>().AddSingleton<ChangeCriteria>().AddSingleton<AddPlan>().AddSingleton<SavePlanDraft>().AddSingleton<DiscardPlanDraft>().AddSingleton<ISeed, SeedPlans>();
        return services.AddTax().AddHostedService<FreshPlansPage>();
    }

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        routes.MapPlansApiEndpoints();
        routes.MapPlansEndpoints();
    }
}
