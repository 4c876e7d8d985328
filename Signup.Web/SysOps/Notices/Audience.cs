using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Notices;

/// <summary>
/// Who hears of what: the settings say it by subject and role, and of whoever has taken on a contract for what is about that contract or its order;
/// of mails, somebody's own choice where they made one. The shop's address hears of everything.
/// </summary>
public sealed class Audience(IOptions<NoticesOptions> options, TimeProvider time)
{
    /// <summary>Each address with what it hears of; nobody hears of the same twice.</summary>
    internal async Task<Dictionary<EmailAddress, List<Notice>>> Of(SignupDb db, List<Notice> notices, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var staff = await db.Users.AsNoTracking().Where(l => l.Role != Role.Customer && (l.LockoutEnd == null || l.LockoutEnd < now)).ToListAsync(cancellationToken);
        var owners = await Owners(db, notices, cancellationToken);
        var chosen = await db.Set<OwnNotices>().AsNoTracking().ToDictionaryAsync(o => o.LoginId, cancellationToken);
        var heard = staff.ToDictionary(l => EmailAddress.Parse(l.Email!), l => notices.FindAll(n => IsMailed(l, n, owners, chosen.GetValueOrDefault(l.Id))));
        if (EmailAddress.TryParse(options.Value.Address, out var address)) { heard[heard.Keys.FirstOrDefault(k => k.Normalized == address.Normalized, address)] = notices; }
        return heard.Where(h => h.Value.Count > 0).ToDictionary();
    }

    /// <summary>What of these one of the staff hears of.</summary>
    internal async Task<List<Notice>> Heard(SignupDb db, Login login, List<Notice> notices, CancellationToken cancellationToken)
    {
        var owners = notices.TrueForAll(n => ByRole(login.Role, Hearers(n))) ? [] : await Owners(db, notices, cancellationToken);
        var own = await db.Set<OwnNotices>().AsNoTracking().SingleOrDefaultAsync(o => o.LoginId == login.Id, cancellationToken);
        return notices.FindAll(n => Hears(login, n, owners) || own?.Has(SubjectOf(n)) == true);
    }

    /// <summary>Their role is the one that must hear of it (R5).</summary>
    internal static bool IsDuty(Role role, NoticeSubject subject) => ByRole(role, [NoticesOptions.AlwaysOf(subject)]);

    private static NoticeSubject SubjectOf(Notice notice) => NoticeSubjects.Of(notice.Kind, notice.Severity);

    private IReadOnlyList<string> Hearers(Notice notice) => options.Value.HearersOf(SubjectOf(notice));

    private bool Hears(Login login, Notice notice, Dictionary<Guid, AttentionEntry> owners) => ByRole(login.Role, Hearers(notice)) || HearsAsOwner(login, notice, owners);

    private bool HearsAsOwner(Login login, Notice notice, Dictionary<Guid, AttentionEntry> owners) => Hearers(notice).Contains(NoticesOptions.Owner, StringComparer.Ordinal) && Owns(login, notice, owners);

    private bool IsMailed(Login login, Notice notice, Dictionary<Guid, AttentionEntry> owners, OwnNotices? own) =>
        own is null ? Hears(login, notice, owners) : own.Has(SubjectOf(notice)) || IsDuty(login.Role, SubjectOf(notice)) || HearsAsOwner(login, notice, owners);

    internal static bool ByRole(Role role, IReadOnlyList<string> hearers) => role switch
    {
        Role.Support => hearers.Contains(NoticesOptions.Support, StringComparer.Ordinal),
        Role.Manager => hearers.Contains(NoticesOptions.Managers, StringComparer.Ordinal),
        Role.Admin => hearers.Contains(NoticesOptions.Admins, StringComparer.Ordinal),
        Role.Customer => false,
    };

    private static bool Owns(Login login, Notice notice, Dictionary<Guid, AttentionEntry> owners) =>
        owners.TryGetValue(notice.SubjectId, out var owner) && (login.Id == owner.ByLogin || string.Equals(login.DisplayName, owner.Owner, StringComparison.OrdinalIgnoreCase));

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
