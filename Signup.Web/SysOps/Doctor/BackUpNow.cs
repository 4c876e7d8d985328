using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor;

/// <summary>An administrator has a backup taken at once. Refusals: UNAUTHORIZED, FORBIDDEN, BACKUP_UNDER_WAY, BACKUP_FAILED, BACKUP_DAMAGED.</summary>
public sealed class BackUpNow(TakeBackup take, UnitOfWork unit)
{
    public async Task<Result<TakenBackup>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if ((await take.Run(cancellationToken: cancellationToken)).Refused(out var refusal, out var taken)) { return refusal; }
        await unit.Run(
            db =>
            {
                db.Audit(actor, AuditAction.TookBackup, new(Path.GetFileName(taken.Path)));
                return Task.FromResult(0);
            },
            cancellationToken);
        return taken;
    }
}
