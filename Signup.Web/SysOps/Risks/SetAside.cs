using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Risks;

/// <summary>What staff do to deliveries that were set aside has these in common.</summary>
internal static class SetAside
{
    /// <summary>Somebody tried it again or discarded it, or it never was.</summary>
    public static readonly Refusal No = Refusal.NotFound("MESSAGE_NOT_SET_ASIDE", "This message is not set aside, or not any more.");

    /// <summary>The deliveries of a message that were set aside.</summary>
    public static Task<List<Delivery>> Of(SignupDb db, Guid messageId, CancellationToken cancellationToken) =>
        db.Set<Delivery>().Include(d => d.Message).Where(d => d.Message.Id == messageId && d.QuarantinedAt != null).ToListAsync(cancellationToken);

    /// <summary>Its risk, while it is open.</summary>
    public static Task<Risk?> RiskOf(SignupDb db, Guid messageId, CancellationToken cancellationToken) =>
        db.Set<Risk>().SingleOrDefaultAsync(r => r.IsOpen && r.Kind == RaiseRisk.Quarantined && r.SubjectId == messageId, cancellationToken);
}
