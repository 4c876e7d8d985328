using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Boards;

namespace SignupWeb.SysOps.Overview;

/// <summary>
/// At the shop's midnight, and at the first start: writes down how the contracts stand by colour, from what is counted anyway. Days it slept through are
/// written down with it: while the shop is off no contract changes.
/// </summary>
public sealed class NoteAcceptance(IOptions<ShopOptions> shop, TimeProvider time) : IWhenDue
{
    private const int MostAtOnce = 7 * ReadAcceptance.Weeks;

    public static string Kind => "note-acceptance";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(shop.Value.Local(now.AddTicks(-1)).Date);
        var last = await db.Set<AcceptanceDay>().OrderByDescending(d => d.Day).FirstOrDefaultAsync(cancellationToken);
        var contracts = await db.Counted(BoardEntry.Tallied, cancellationToken);
        for (var day = Begin(last, today); day <= today; day = day.AddDays(1))
        {
            var row = day == last?.Day ? last : db.Add(new AcceptanceDay { Day = day }).Entity;
            if (row != last || day == today) { row.Stands(contracts); }
            row.Took(await Acknowledged.In(db, Midnight(day), Midnight(day.AddDays(1)), cancellationToken));
        }

        db.Add(Deadline.At(Kind, subjectId, shop.Value.Instant(shop.Value.Local(now).Date.AddDays(1))));
    }

    /// <summary>From the last day on: it may have been written down before its end.</summary>
    private static DateOnly Begin(AcceptanceDay? last, DateOnly today) => last is null || last.Day > today ? today : today.AddDays(-Math.Min(MostAtOnce, today.DayNumber - last.Day.DayNumber));

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
