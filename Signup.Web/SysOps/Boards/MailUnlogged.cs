using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.SysOps.Notices;
using SignupWeb.SysOps.Risks;
using Notice = SignupWeb.SysOps.Notices.Notice;

namespace SignupWeb.SysOps.Boards;

/// <summary>
/// R5, "Acceptance unacknowledged. Soft failure": each working morning everybody who hears of acceptance gets one mail of what is green and not logged, what is due first on top.
/// Nothing to log is no mail. It waits for the end of quiet hours.
/// </summary>
public sealed class MailUnlogged(Audience audience, Patience patience, QuietHours quiet, IStringLocalizer<SysOpsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post, TimeProvider time) : IWhenDue, IMailTemplates
{
    /// <summary>Lines in one mail; the rest is on the board.</summary>
    private const int MostLines = 20;

    public static string Kind => "mail-unlogged";

    public IEnumerable<MailTemplate> Templates => [new(MailNotices.MorningKind, MailGroup.Staff, texts["What is green and not logged"], () => Write(Sample(1), 1), () => Write(Sample(MostLines), MostLines + 2)) { OnlyInEnglish = true }];

    /// <summary>When the next one is due.</summary>
    internal static DateTimeOffset Next(Patience patience, QuietHours quiet, DateTimeOffset after) => quiet.After(patience.Morning(after), Severity.Yellow);

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        db.Add(Deadline.At(Kind, subjectId, Next(patience, quiet, now)));
        var green = BoardEntry.RankOf(Tone.Green);
        var waiting = db.Set<BoardEntry>().Where(e => e.OnBoard && e.Rank == green && e.DueAt < BoardEntry.Never);
        var first = await waiting.OrderBy(e => e.DueAt).ThenBy(e => e.Number).Take(MostLines).Select(e => new ToLog(e.ContractId, e.Number, e.Plan, e.DueAt)).ToListAsync(cancellationToken);
        if (first.Count == 0) { return; }
        var all = await waiting.CountAsync(cancellationToken);
        var notices = first.ConvertAll(c => Notice.Of(AttentionDue.NotLogged, c.Contract.Value, Severity.Yellow, string.Empty, now));
        foreach (var (recipient, heard) in await audience.Of(db, notices, cancellationToken))
        {
            var theirs = first.FindAll(c => heard.Exists(n => n.SubjectId == c.Contract.Value));
            db.Add(post.To(recipient, MailNotices.MorningKind, LanguageChoice.Cultures[0].Name, () => Write(theirs, theirs.Count == first.Count ? all : theirs.Count)));
        }
    }

    private static List<ToLog> Sample(int count) => [.. Enumerable.Repeat(new ToLog(new(MailSamples.Id), MailSamples.Contract, MailSamples.Offer.PlanName, MailSamples.At), count)];

    private Letter Write(List<ToLog> first, int all) => new(shop.Value.Name, all == 1 ? texts.Say("1 green contract to log") : texts.Say("{0} green contracts to log", ("count", all)), texts.Say("Green, and not logged"))
    {
        Paragraphs = [texts.Say("All their criteria are green. Log the acceptance, or it becomes a risk when its time is over."), .. first.Select(c => (Sentence)$"{c.Number} ({c.Plan}): {texts["by {0}", shop.Value.Local(c.DueAt).DayAndTime()]}"), .. all > first.Count ? [texts.Say("And {0} more.", ("more", all - first.Count))] : (Sentence[])[]],
        Button = (texts["Open the board"], address.Of("/ops/board?colour=green&view=table&sort=deadline")),
        Fine = texts["This comes each working morning while there is something to log."],
    };

    private sealed record ToLog(ContractId Contract, string Number, string Plan, DateTimeOffset DueAt);
}

/// <summary>Sets the first one; each sets the next itself.</summary>
public sealed class PlanMailUnlogged(UnitOfWork unit, Patience patience, QuietHours quiet, TimeProvider time) : ISeed
{
    public Task Plant(CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (!await db.Set<Deadline>().AnyAsync(d => d.Kind == MailUnlogged.Kind && d.ClosedAt == null, cancellationToken)) { db.Add(Deadline.At(MailUnlogged.Kind, Guid.Empty, MailUnlogged.Next(patience, quiet, time.GetUtcNow()))); }
            return true;
        },
        cancellationToken);
}
