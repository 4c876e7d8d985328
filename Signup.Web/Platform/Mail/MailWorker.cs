using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Mail;

/// <summary>Sends the mails that wait, oldest first; a failing mail waits ever longer and holds up no other.</summary>
public sealed class MailWorker(IDbContextFactory<SignupDb> contexts, IMailer mailer, Commits commits, TimeProvider time, ILogger<MailWorker> log)
    : WokenWorker(time, log)
{
    /// <summary>What a crash may send twice: the mails of the last second.</summary>
    private static readonly TimeSpan UnsavedAtMost = TimeSpan.FromSeconds(1);

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<MailMessage>(wake);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Time.GetUtcNow();
        var due = await db.Set<MailMessage>().Where(m => m.NextTryAt != null && m.NextTryAt <= now).OrderBy(m => m.NextTryAt).Take(20).ToListAsync(cancellationToken);
        await Send(db, due, cancellationToken);

        return await db.Set<MailMessage>().Where(m => m.NextTryAt != null).MinAsync(m => m.NextTryAt, cancellationToken);
    }

    private async Task Send(SignupDb db, List<MailMessage> due, CancellationToken cancellationToken)
    {
        var saved = Time.GetTimestamp();
        try
        {
            foreach (var mail in due)
            {
                await Send(db, mail, cancellationToken);
                if (Time.GetElapsedTime(saved) < UnsavedAtMost) { continue; }
                await db.SaveChangesAsync(cancellationToken);
                saved = Time.GetTimestamp();
            }
        }
        finally
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    private async Task Send(SignupDb db, MailMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await mailer.Send(mail, cancellationToken);
            mail.Sent(Time.GetUtcNow());
        }
#pragma warning disable CA1031 // whatever the mail server does, the mail is tried again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "Mail {Mail} was not sent", mail.Id);
            if (mail.Failed(e.Message, Time.GetUtcNow())) { db.Announce(new MailBounced(mail.Id, mail.Subject)); }
        }
    }
}
