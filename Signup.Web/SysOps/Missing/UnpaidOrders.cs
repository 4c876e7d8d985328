using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Missing;

/// <summary>R5, payment incomplete: a card was refused for an order or a later billing cycle. The team hears of it until it is paid, or nobody waits for it any more.</summary>
public sealed class UnpaidOrders : IHandle<PaymentFailed>, IHandle<CycleOverdue>
{
    /// <summary>About the order.</summary>
    public const string RiskKind = "payment-incomplete";

    public Task Handle(PaymentFailed happened, SignupDb db, CancellationToken cancellationToken) =>
        Tell(db, happened.OrderId, $"The payment of an order did not come about ({Plain(happened.Reason)}, try {happened.Attempt}). Its customer was told and can use another card.");

    public Task Handle(CycleOverdue happened, SignupDb db, CancellationToken cancellationToken) =>
        Tell(db, happened.OrderId, $"The payment of a billing cycle did not come about ({Plain(happened.Reason)}). It is tried again, and its customer was told.");

    /// <summary>Open risks whose order waits for no money any more.</summary>
    internal static Task<List<Risk>> NoMore(SignupDb db, int atMost, CancellationToken cancellationToken) => db.Set<Risk>().FromSql($"""
        SELECT r.* FROM risks AS r WHERE r."IsOpen" AND r."Kind" = {RiskKind}
        AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o."Id" = r."SubjectId" AND o."State" IN ('Charging', 'PaymentFailed'))
        AND r."SubjectId" NOT IN (SELECT i."OrderId" FROM overdue_invoices AS i WHERE i."SettledAt" IS NULL) LIMIT {atMost}
        """).AsNoTracking().ToListAsync(cancellationToken);

    private static Task Tell(SignupDb db, OrderId order, string sentence)
    {
        db.Announce(new RiskFound(RiskKind, "yellow", order.Value, sentence));
        return Task.CompletedTask;
    }

    /// <summary>card_declined is "card declined".</summary>
    private static string Plain(string reason) => reason.Replace('_', ' ');
}
