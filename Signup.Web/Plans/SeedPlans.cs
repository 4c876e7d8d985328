using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>The plans a new installation starts with. Planted once: a catalogue that was emptied on purpose stays empty.</summary>
public sealed class SeedPlans(UnitOfWork unit, TimeProvider time) : ISeed
{
    public Task Plant(CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (await db.Set<Plan>().AnyAsync(cancellationToken)) { return Done.It; }
            Add(db, PlanKind.SupportContract, 1, SamplePlans.Essential);
            Add(db, PlanKind.SupportContract, 2, SamplePlans.Team, isRecommended: true);
            Add(db, PlanKind.SupportContract, 3, SamplePlans.Critical);
            Add(db, PlanKind.Subscription, 4, SamplePlans.Updates);
            Add(db, PlanKind.Download, 5, SamplePlans.Handbook);
            return Done.It;
        },
        cancellationToken);

    private void Add(SignupDb db, PlanKind kind, int position, PlanDraft draft, bool isRecommended = false)
    {
        var plan = Plan.New(kind, position, isRecommended);
        db.Add(plan);
        db.Add(plan.Publish(draft, time.GetUtcNow()));
    }
}
