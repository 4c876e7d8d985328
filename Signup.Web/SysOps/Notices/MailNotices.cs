using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>Tells everybody who is to hear of it, in one mail each, what has gathered since the last one.</summary>
public sealed class MailNotices(Audience audience, NoticeLetter letter, IStringLocalizer<SysOpsTexts> texts, Post post, TimeProvider time) : IWhenDue, IMailTemplates
{
    public const string MailKind = "notices";

    /// <summary>Of the mail each morning of what is green and not logged.</summary>
    public const string MorningKind = "unlogged";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static string Kind => "mail-notices";

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Staff, texts["What needs somebody"], () => letter.Of(Sample(1)), () => letter.Of(Sample(NoticeLetter.MostLines + 2))) { OnlyInEnglish = true }];

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await db.Set<Notice>().Where(n => n.MailedAt == null).ToListAsync(cancellationToken);
        if (waiting.Count == 0) { return; }
        var seen = await LookedAfter(db, waiting, now, cancellationToken);
        db.RemoveRange(seen);
        waiting.RemoveAll(seen.Contains);
        if (waiting.Count == 0) { return; }
        waiting = [.. waiting.OrderByDescending(n => n.Severity).ThenBy(n => n.FirstAt)];
        foreach (var (recipient, heard) in await audience.Of(db, waiting, cancellationToken)) { db.Add(post.To(recipient, MailKind, LanguageChoice.Cultures[0].Name, () => letter.Of(heard))); }
        waiting.ForEach(n => n.Mailed(now));
        var old = now - Kept;
        db.RemoveRange(await db.Set<Notice>().Where(n => n.MailedAt < old).OrderBy(n => n.MailedAt).Take(500).ToListAsync(cancellationToken));
    }

    /// <summary>What somebody has taken, put aside or resolved while it waited. Each half goes by an index: one of the open ones, one of when they were seen.</summary>
    private static async Task<List<Notice>> LookedAfter(SignupDb db, List<Notice> waiting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (kinds, subjects, severities, since) = (waiting.Select(n => n.Kind).Distinct(StringComparer.Ordinal).ToList(), waiting.ConvertAll(n => n.SubjectId), Enum.GetValues<Severity>(), waiting.Min(n => n.FirstAt));
        var all = db.Set<Risk>().AsNoTracking();
        var risks = await all.Where(r => r.IsOpen && kinds.Contains(r.Kind) && subjects.Contains(r.SubjectId)).ToListAsync(cancellationToken);
        risks.AddRange(await all.Where(r => !r.IsOpen && severities.Contains(r.Severity) && r.LastSeenAt >= since && subjects.Contains(r.SubjectId)).ToListAsync(cancellationToken));
        return waiting.FindAll(n => risks.FindAll(r => r.Kind == n.Kind && r.SubjectId == n.SubjectId) is { Count: > 0 } of
            && (of.Find(r => r.IsOpen) is { } open ? open.Taken is not null || open.IsSnoozed(now) : of.Exists(r => r.Resolution?.At >= n.FirstAt)));
    }

    private static List<Notice> Sample(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Notice.Of(HearNotices.Turned, MailSamples.Id, i == 0 ? Severity.Red : Severity.Yellow, $"Contract {MailSamples.Contract} ({MailSamples.Offer.PlanName}) turned {(i == 0 ? "red" : "yellow")}.", MailSamples.At))];
}
