using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.PriceLists;

/// <summary>What is sold from now on is told to the payment service, so that the first customer does not wait for it.</summary>
public sealed class OnPlanPublished(TimeProvider time) : IHandle<PlanPublished>
{
    public Task Handle(PlanPublished happened, SignupDb db, CancellationToken cancellationToken)
    {
        db.Add(TellPlan.Plan(new(happened.PlanId, happened.PlanVersionId, happened.Number, happened.Name, happened.Prices), 1, time.GetUtcNow()));
        return Task.CompletedTask;
    }
}
