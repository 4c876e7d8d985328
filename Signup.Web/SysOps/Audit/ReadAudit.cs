using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Audit;

/// <summary>An entry, and where what it is about can be seen.</summary>
/// <param name="Subject">As it is known now: a customer by name, an order by its number.</param>
/// <param name="Href">Null where it has no page.</param>
public sealed record AuditLine(AuditEntry Entry, string Subject, string? Href);

/// <summary>A page of the audit.</summary>
/// <param name="People">Who may have done something: the team as it is now.</param>
/// <param name="Next">Behind which entry the next page begins; null on the last one.</param>
public sealed record AuditReading(IReadOnlyList<AuditLine> Lines, IReadOnlyList<(Guid Id, string Name)> People, Guid? Next);

/// <summary>Reads what the team did, newest first, for administrators: at most six statements. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadAudit(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop)
{
    public const int PageSize = 50;

    public async Task<Result<AuditReading>> Run(Actor actor, AuditFilter? filter = null, Guid? after = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FoundAudit.Of(db, filter ?? AuditFilter.All, shop.Value, cancellationToken);
        var entries = await (after is { } id ? found.Where(e => e.Id < id) : found).Take(PageSize + 1).ToListAsync(cancellationToken);
        var people = await db.Users.Where(l => l.Role != Role.Customer).OrderBy(l => l.DisplayName).Select(l => new { l.Id, l.DisplayName }).ToListAsync(cancellationToken);
        return new AuditReading(await Named(db, [.. entries.Take(PageSize)], cancellationToken), people.ConvertAll(p => (p.Id, p.DisplayName)), entries.Count > PageSize ? entries[PageSize - 1].Id : null);
    }

    private static async Task<IReadOnlyList<AuditLine>> Named(SignupDb db, List<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var orders = entries.Where(e => e.IsAboutOrder()).Select(e => new OrderId(e.SubjectId!.Value)).Distinct().ToList();
        var customers = entries.Where(e => e.IsAboutCustomer()).Select(e => new CustomerId(e.SubjectId!.Value)).Distinct().ToList();
        var references = orders.Count == 0 ? [] : await db.Set<Order>().Where(o => orders.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, o => o.Reference, cancellationToken);
        var names = customers.Count == 0 ? [] : await db.Set<Customer>().AsNoTracking().Where(c => customers.Contains(c.Id) && c.ErasedAt == null).ToDictionaryAsync(c => c.Id.Value, c => c.Profile.FullName is { Length: > 0 } name ? name : c.Email.Value, cancellationToken);
        return entries.ConvertAll(e => Line(e, e.SubjectId is { } id ? references.GetValueOrDefault(id) ?? names.GetValueOrDefault(id) : null));
    }

    private static AuditLine Line(AuditEntry entry, string? known) => new(entry, known ?? entry.Subject, AuditPlaces.Of(entry, known));
}
