using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupTests.Plans;

/// <summary>Drafts and publishes in one go, as somebody does who is alone with the plan.</summary>
internal static class Publishing
{
    public static async Task<Result<PlanVersion>> Publish(this IServiceProvider services, PlanId id, PlanDraft draft, Actor actor)
    {
        var kept = await services.Draft(id, draft, actor);
        return kept.IsRefused ? kept.Refusal! : await Service<PublishPlanVersion>(services).Run(id, kept.Value.Version, actor);
    }

    public static async Task<Result<Plan>> Draft(this IServiceProvider services, PlanId id, PlanDraft draft, Actor actor)
    {
        var plan = await services.Plan(id);
        return await Service<SavePlanDraft>(services).Run(id, plan.Kind, draft, plan.Version, actor);
    }

    public static async Task<Plan> Plan(this IServiceProvider services, PlanId id)
    {
        await using var db = await Service<IDbContextFactory<SignupDb>>(services).CreateDbContextAsync();
        return await db.Set<Plan>().AsNoTracking().SingleAsync(p => p.Id == id);
    }

    private static T Service<T>(IServiceProvider services)
        where T : notnull => (T)services.GetService(typeof(T))!;
}
