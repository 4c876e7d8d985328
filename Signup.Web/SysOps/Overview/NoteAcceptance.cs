using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Boards;

namespace SignupWeb.SysOps.Overview;

/// <summary>At the shop's midnight, and at the first start: writes down how the contracts stand by colour, from what is counted anyway.</summary>
public sealed class NoteAcceptance(IOptions<ShopOptions> shop, TimeProvider time) : IWhenDue
{
    public static string Kind => "note-acceptance";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ends = shop.Value.Local(now.AddTicks(-1)).Date;
        var day = DateOnly.FromDateTime(ends);
        var row = await db.Set<AcceptanceDay>().SingleOrDefaultAsync(d => d.Day == day, cancellationToken) ?? db.Add(new AcceptanceDay { Day = day }).Entity;
        row.Take(await db.Counted(BoardEntry.Tallied, cancellationToken), await Acknowledged.In(db, shop.Value.Instant(ends), now, cancellationToken));
        db.Add(Deadline.At(Kind, subjectId, shop.Value.Instant(shop.Value.Local(now).Date.AddDays(1))));
    }
}

/// <summary>Sets the first one; each sets the next itself.</summary>
public sealed class PlanNoteAcceptance(UnitOfWork unit, TimeProvider time) : ISeed
{
    public Task Plant(CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (!await db.Set<Deadline>().AnyAsync(d => d.Kind == NoteAcceptance.Kind && d.ClosedAt == null, cancellationToken)) { db.Add(Deadline.At(NoteAcceptance.Kind, Guid.Empty, time.GetUtcNow())); }
            return true;
        },
        cancellationToken);
}
