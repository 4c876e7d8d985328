using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Boards;

namespace SignupWeb.SysOps.Overview;

/// <summary>
/// After each of the shop's midnights, and at the first start: writes down how the contracts stood when the day ended, from what is counted anyway. Days it slept through are
/// written down with it: while the shop is off no contract changes. The day that runs is not written down: whoever reads counts it.
/// </summary>
public sealed class NoteAcceptance(IOptions<ShopOptions> shop, TimeProvider time) : IWhenDue
{
    private const int MostAtOnce = 7 * ReadAcceptance.Weeks;

    public static string Kind => "note-acceptance";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(shop.Value.Local(now).Date);
        var last = await db.Set<AcceptanceDay>().MaxAsync(d => (DateOnly?)d.Day, cancellationToken);
        var contracts = await db.Counted(BoardEntry.Tallied, cancellationToken);
        for (var day = After(last, today); day < today; day = day.AddDays(1))
        {
            db.Add(new AcceptanceDay { Day = day }.Stands(contracts).Took(await Acknowledged.In(db, Midnight(day), Midnight(day.AddDays(1)), cancellationToken)));
        }

        db.Add(Deadline.At(Kind, subjectId, Midnight(today.AddDays(1))));
    }

    /// <summary>At the first start only the day before is written down, as the contracts stand then.</summary>
    private static DateOnly After(DateOnly? last, DateOnly today) => last is null ? today.AddDays(-1) : today.AddDays(-Math.Min(MostAtOnce, today.DayNumber - last.Value.DayNumber - 1));

    private DateTimeOffset Midnight(DateOnly day) => shop.Value.Instant(day.ToDateTime(TimeOnly.MinValue));
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
