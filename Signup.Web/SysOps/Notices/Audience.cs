using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>
/// Who hears of what by mail: managers, administrators and the shop's address of everything, support of its requests, and whoever has taken on a contract
/// of what is about that contract or its order.
/// </summary>
public sealed class Audience(IOptions<NoticesOptions> options, TimeProvider time)
{
    /// <summary>Each address with what it hears of; nobody hears of the same twice.</summary>
    internal async Task<Dictionary<EmailAddress, List<Notice>>> Of(SignupDb db, List<Notice> notices, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var staff = await db.Users.AsNoTracking().Where(l => l.Role != Role.Customer && (l.LockoutEnd == null || l.LockoutEnd < now)).ToListAsync(cancellationToken);
        var owners = await Owners(db, notices, cancellationToken);
        var heard = staff.ToDictionary(l => EmailAddress.Parse(l.Email!), l => notices.FindAll(n => Hears(l, n, owners)));
        if (EmailAddress.TryParse(options.Value.Address, out var address)) { heard[heard.Keys.FirstOrDefault(k => k.Normalized == address.Normalized, address)] = notices; }
        return heard.Where(h => h.Value.Count > 0).ToDictionary();
    }

    private static bool Hears(Login login, Notice notice, Dictionary<Guid, AttentionEntry> owners) =>
        login.Role is Role.Manager or Role.Admin
        || (login.Role == Role.Support && RiskWords.IsOfSupport(notice.Kind))
        || (owners.TryGetValue(notice.SubjectId, out var owner) && (login.Id == owner.ByLogin || string.Equals(login.DisplayName, owner.Owner, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Who last took on the contract that a notice is about, by the notice's subject: the contract itself, its order, or a task of it.</summary>
    private static async Task<Dictionary<Guid, AttentionEntry>> Owners(SignupDb db, List<Notice> notices, CancellationToken cancellationToken)
    {
        var (contracts, orders) = (notices.ConvertAll(n => new ContractId(n.SubjectId)), notices.ConvertAll(n => new OrderId(n.SubjectId)));
        var taskIds = notices.ConvertAll(n => new ContractTaskId(n.SubjectId));
        var tasks = await db.Set<ContractTask>().Where(t => taskIds.Contains(t.Id)).Select(t => new { t.Id, t.ContractId }).ToListAsync(cancellationToken);
        contracts.AddRange(tasks.Select(t => t.ContractId));
        var about = await db.Set<Contract>().Where(c => contracts.Contains(c.Id) || orders.Contains(c.OrderId)).Select(c => new { c.Id, c.OrderId }).ToListAsync(cancellationToken);
        var ids = about.ConvertAll(c => c.Id);
        var taken = await db.Set<AttentionEntry>().AsNoTracking().Where(a => ids.Contains(a.ContractId) && a.Kind == AttentionKind.Acknowledged).ToListAsync(cancellationToken);
        var last = taken.GroupBy(a => a.ContractId).ToDictionary(of => of.Key, of => of.MaxBy(a => a.At)!);
        IEnumerable<(Guid Subject, ContractId Contract)> of = [.. about.Select(c => (c.Id.Value, c.Id)), .. about.Select(c => (c.OrderId.Value, c.Id)), .. tasks.Select(t => (t.Id.Value, t.ContractId))];
        return of.Where(o => last.ContainsKey(o.Contract)).ToDictionary(o => o.Subject, o => last[o.Contract]);
    }
}
