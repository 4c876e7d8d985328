using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Security;

/// <summary>Lets somebody try again at once. Refusals: UNAUTHORIZED, FORBIDDEN, BLOCK_NOT_FOUND (also when its time was over meanwhile).</summary>
public sealed class LiftBlock(UnitOfWork unit, WhoWaits waits, KeepTries keep)
{
    public static readonly Refusal NotFound = Refusal.NotFound("BLOCK_NOT_FOUND", "Nobody has to wait there any more.");

    public async Task<Result<Done>> Run(Actor actor, Guid key, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (waits.Now().FirstOrDefault(block => block.Key == key) is not { } block) { return NotFound; }

        // what is still on its way to the database must not come after the rows are gone
        await keep.Write(cancellationToken);
        var lifted = await Remove(actor, block, cancellationToken);
        waits.Lift(key);
        return lifted;
    }

    private Task<Result<Done>> Remove(Actor actor, Block block, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            var own = await db.Set<KeptTry>().Where(t => t.Key == block.Key).ToListAsync(cancellationToken);
            db.RemoveRange(own is [] ? await db.Set<KeptTry>().Where(t => t.What == block.What).ToListAsync(cancellationToken) : own); // all the world's has no rows of its own
            db.Audit(actor, AuditAction.LiftedBlock, new($"{block.What} {block.Who}", block.Key));
            return Done.It;
        },
        cancellationToken);
}
