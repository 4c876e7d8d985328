using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Overview;

/// <summary>How many contracts were acknowledged in a time, and how long they had waited together.</summary>
public sealed record Acknowledged(int Count, long Seconds)
{
    /// <summary>
    /// The first acknowledgement after a contract turned counts, from that moment on; later ones only move the reminder. What turned longer ago
    /// than messages are kept does not count. It costs what was acknowledged in the time.
    /// </summary>
    internal static async Task<Acknowledged> In(SignupDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => (await db.Database.SqlQuery<Acknowledged>($"""
        SELECT COUNT(*) AS "Count", CAST(COALESCE(SUM((f."At" - f."Turned") / {TimeSpan.TicksPerSecond}), 0) AS bigint) AS "Seconds" FROM (
            SELECT a."ContractId", a."At", (SELECT MAX(m."OccurredAt") FROM outbox AS m WHERE m."ContractId" = a."ContractId" AND m."Type" = 'ContractTurned' AND m."OccurredAt" <= a."At") AS "Turned"
            FROM attention AS a WHERE a."Kind" = 'Acknowledged' AND a."At" >= {from.UtcTicks} AND a."At" < {to.UtcTicks}) AS f
        WHERE f."Turned" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM attention AS b WHERE b."ContractId" = f."ContractId" AND b."Kind" = 'Acknowledged' AND b."At" >= f."Turned" AND b."At" < f."At")
        """).ToListAsync(cancellationToken))[0];
}
