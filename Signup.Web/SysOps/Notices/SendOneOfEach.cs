using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Notices;

/// <summary>
/// Mails one of the staff a notice of each subject they get by mail, to see that and how it reaches them; the subjects of the mails say that they are tests.
/// Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING, NOTHING_BY_MAIL, TEST_WAITS.
/// </summary>
public sealed class SendOneOfEach(UnitOfWork work, ReadOwnNotices own, NoticeLetter letter, Post post)
{
    private const string Mark = "[Test] ";

    public static readonly Refusal Nothing = Refusal.Conflict("NOTHING_BY_MAIL", "You get nothing by mail. Tick what you want, save it, then try.");

    public static readonly Refusal Waits = Refusal.Conflict("TEST_WAITS", "The last ones are still on their way to you.");

    /// <summary>Answers how many went.</summary>
    public async Task<Result<int>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if ((await own.Run(actor, cancellationToken)).Refused(out var no, out var heard)) { return no; }
        var subjects = heard.Subjects.Where(one => one.IsMailed).Select(one => one.Subject).ToList();
        return subjects.Count == 0 ? Nothing : await work.Run<Result<int>>(
            async db =>
            {
                var email = await db.Users.Where(l => l.Id == actor.LoginId).Select(l => l.Email).SingleOrDefaultAsync(cancellationToken);
                if (!EmailAddress.TryParse(email, out var me)) { return Actor.Unauthorized; }
                if (await db.Set<MailMessage>().AnyAsync(m => m.NextTryAt != null && m.Kind == MailNotices.MailKind && m.Recipient == me.Value && m.Subject.StartsWith(Mark), cancellationToken)) { return Waits; }
                db.AddRange(subjects.ConvertAll(subject => post.To(me, MailNotices.MailKind, LanguageChoice.Cultures[0].Name, () => Test(subject))));
                return subjects.Count;
            },
            cancellationToken);
    }

    private Letter Test(NoticeSubject subject)
    {
        var real = letter.Of([NoticeWords.Sample(subject)]);
        return real with { Subject = Mark + real.Subject };
    }
}
