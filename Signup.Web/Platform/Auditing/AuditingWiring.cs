using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Auditing;

/// <summary>What the team did: kept, forgotten with the customer, and after its time.</summary>
public static class AuditingWiring
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services.AddHandler<ForgetInAudit>().AddSingleton<IKeptForATime, ForgetOldAudit>();
}
