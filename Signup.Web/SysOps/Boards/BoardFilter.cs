using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Boards;

/// <summary>Whose and by when due: what the owner and the time of an address mean for whoever looks, at this moment.</summary>
internal sealed record BoardFilter(string? Owner, bool IsNobodys, DateTimeOffset Until)
{
    /// <summary>Null where the address asks for neither.</summary>
    /// <param name="me">Name of whoever looks.</param>
    public static BoardFilter? Of(BoardAddress address, string me, DateTimeOffset now, ShopOptions shop) => address is { Owner: null, Due: null }
        ? null
        : new(
            address.Owner switch { BoardAddress.Nobody => null, BoardAddress.Me => me, var name => name },
            address.Owner == BoardAddress.Nobody,
            address.Due switch
            {
                BoardDue.Overdue => now,
                BoardDue.Today => shop.Instant(shop.Local(now).Date.AddDays(1)).AddTicks(-1),
                null => BoardEntry.Never.AddTicks(-1),
            });

    public bool Fits(BoardEntry entry) => entry.DueAt <= Until && (IsNobodys ? entry.Owner is null : Owner is null || entry.Owner == Owner);

    /// <summary>The first due that fit.</summary>
    public IQueryable<BoardEntry> In(IQueryable<BoardEntry> entries)
    {
        entries = entries.Where(e => e.OnBoard && e.DueAt <= Until);
        if (IsNobodys) { entries = entries.Where(e => e.Owner == null); }
        else if (Owner is not null) { entries = entries.Where(e => e.Owner == Owner); }
        return entries.OrderBy(e => e.DueAt);
    }
}
