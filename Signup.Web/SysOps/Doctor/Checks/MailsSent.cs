using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether mails go out.</summary>
public sealed class MailsSent(IDbContextFactory<SignupDb> contexts, IMailer mailer, IOptions<ShopOptions> shop, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public string Name => "Mail";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var failing = db.Set<MailMessage>().AsNoTracking().Where(m => m.NextTryAt != null && m.Tries > 0);
        var first = await failing.OrderBy(m => m.Id).FirstOrDefaultAsync(cancellationToken);
        var last = await db.Set<MailMessage>().Where(m => m.SentAt != null).OrderByDescending(m => m.Id).Select(m => m.SentAt).FirstOrDefaultAsync(cancellationToken);
        return Judge(mailer is FileMailbox, shop.Value.TestMode, first is null ? null : now - first.WrittenAt, first?.LastError, last is null ? null : now - last);
    }

    /// <summary>What these facts mean.</summary>
    /// <param name="failingFor">How long the oldest mail that was refused has been waiting; null when none was.</param>
    /// <param name="lastSent">How long ago one went out; null when none did.</param>
    public static Finding Judge(bool onlyFiles, bool test, TimeSpan? failingFor, string? error, TimeSpan? lastSent) => (onlyFiles, failingFor) switch
    {
        (true, _) when !test => Finding.Fault("There is no mail server: mails are files in the data folder, and customers get none.", "Set Mail:Smtp:Host and what belongs to it."),
        (_, { } since) when since > Long => Finding.Fault("Mails have not gone out for {0} minutes: {1}", "See what the mail server says, and whether Mail:Smtp is right. They are tried again by themselves.", (long)since.TotalMinutes, error ?? "-"),
        (_, { } since) => Finding.Warning("A mail has been waiting for {0} minutes: {1}", "It is tried again by itself. Look again in a while.", (long)since.TotalMinutes, error ?? "-"),
        (true, _) => Finding.Ok("There is no mail server: mails are files in the data folder, and on /dev/mail."),
        _ when lastSent is null => Finding.Ok("None has been sent yet."),
        _ => Finding.Ok("The last one went out {0} minutes ago.", (long)lastSent.Value.TotalMinutes),
    };
}
