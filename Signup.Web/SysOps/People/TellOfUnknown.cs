using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.People;

/// <summary>R5, customer unknown to SysOps: somebody asked for a customer we do not have. It is told once for each id.</summary>
public sealed class TellOfUnknown(UnitOfWork unit)
{
    public const string RiskKind = "customer-unknown";

    private readonly ConcurrentDictionary<CustomerId, bool> told = new();

    /// <param name="by">Who asked.</param>
    public async Task Run(CustomerId id, string by, CancellationToken cancellationToken = default)
    {
        if (!told.TryAdd(id, value: true)) { return; }
        await unit.Run(
            async db =>
            {
                if (await db.Set<Risk>().AnyAsync(r => r.IsOpen && r.Kind == RiskKind && r.SubjectId == id.Value, cancellationToken)) { return Done.It; }
                db.Announce(new RiskFound(RiskKind, "red", id.Value, $"{by} asked for customer {id}, and there is no such customer: {Customer.NotFound.Code}. Find out where the link came from."));
                return Done.It;
            },
            cancellationToken);
    }
}
