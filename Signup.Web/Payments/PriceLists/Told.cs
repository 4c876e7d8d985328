using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.PriceLists;

public static class Told
{
    /// <summary>The newest call about each of these plan versions. One that came with the application has none: its prices are made when the first customer needs them.</summary>
    public static IQueryable<PaymentOperation> LastTold(this SignupDb db, IReadOnlyCollection<Guid> versions) =>
        db.Set<PaymentOperation>().Where(o => o.Kind == OperationKind.TellPlan && versions.Contains(o.SubjectId)
            && !db.Set<PaymentOperation>().Any(later => later.SubjectId == o.SubjectId && later.Kind == OperationKind.TellPlan && later.Attempt > o.Attempt));
}
