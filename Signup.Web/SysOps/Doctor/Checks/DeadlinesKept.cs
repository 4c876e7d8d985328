using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether what was to happen by now has happened.</summary>
public sealed class DeadlinesKept(IDbContextFactory<SignupDb> contexts, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public string Name => "Deadlines";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var late = time.GetUtcNow() - Grace;
        var open = db.Set<Deadline>().Where(d => d.ClosedAt == null);
        return Judge(await open.CountAsync(cancellationToken), await open.CountAsync(d => d.DueAt < late, cancellationToken), await open.CountAsync(d => d.Tries > 0, cancellationToken));
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(int open, int late, int failing) => (late, failing) switch
    {
        (> 0, _) => Finding.Fault("{0:N0} are late: windows do not end and nobody is charged.", "Start Signup again, and look into the log for what held them up.", late),
        (_, > 0) => Finding.Warning("{0:N0} fail, and are tried again at least every hour.", "Look at each on the page of deadlines.", failing),
        _ => Finding.Ok("{0:N0} are open, none is late.", open),
    };
}
