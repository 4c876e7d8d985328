using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Audit;

/// <summary>The entries a filter finds, newest first.</summary>
internal static class FoundAudit
{
    public static async Task<IQueryable<AuditEntry>> Of(SignupDb db, AuditFilter filter, ShopOptions shop, CancellationToken cancellationToken)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.By is { } who) { entries = entries.Where(e => e.ActorId == who); }
        if (filter.Action is { } action) { entries = entries.Where(e => e.Action == action); }
        if (filter.Span(shop) is { } span) { entries = entries.Where(e => e.At >= span.From && e.At < span.To); }
        if (filter.About.Length > 0)
        {
            var names = await NamesOf(db, filter.About, cancellationToken);
            entries = entries.Where(e => names.Contains(e.Subject));
        }

        return entries.OrderByDescending(e => e.Id);
    }

    /// <summary>An order is kept by its id and known by its number; a customer by the id and the address.</summary>
    private static async Task<List<string>> NamesOf(SignupDb db, string about, CancellationToken cancellationToken)
    {
        List<string> names = [about];
        var order = await db.Set<Order>().Where(o => o.Reference == about).Select(o => (OrderId?)o.Id).SingleOrDefaultAsync(cancellationToken);
        if (order is { } id) { names.Add(id.ToString()); }
        if (EmailAddress.TryParse(about, out var email) && await db.LoginOf(email, cancellationToken) is { } login) { names.AddRange([login.Id.ToString(), login.Email!]); }
        return names;
    }
}
