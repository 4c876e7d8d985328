using System.Net.Mail;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Mail;

/// <summary>Sends the mails that wait, oldest first; a failing mail waits ever longer and holds up no other.</summary>
public sealed class MailWorker(IDbContextFactory<SignupDb> contexts, IMailer mailer, IEnumerable<IPreferAccount> preferences, Commits commits, TimeProvider time, IHolds holds, ILogger<MailWorker> log)
    : WokenWorker(time, log)
{
    /// <summary>What a crash may send twice: the mails of the last second.</summary>
    private static readonly TimeSpan UnsavedAtMost = TimeSpan.FromSeconds(1);

    /// <summary>One node sends at a time; the others look again after so long.</summary>
    private static readonly TimeSpan AnotherNode = TimeSpan.FromSeconds(2);

    /// <summary>From this code on a mail server says no for good (RFC 5321).</summary>
    private const int RefusedForGood = 500;

    /// <summary>Tries of one mail, over ten minutes, after which somebody is told.</summary>
    private const int ToldAfter = 5;

    /// <summary>Kind of the risk that mails do not go out.</summary>
    public const string Risk = "mails-not-sent";

    /// <summary>What that risk is about: there is one mail server.</summary>
    private static readonly Guid Subject = new("0f6e3c52-7a77-4c69-9a0a-6d61696c7300");

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<MailMessage>(wake);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        await using var held = await holds.TryHold(nameof(MailWorker), cancellationToken);
        if (held is null) { return Time.GetUtcNow() + AnotherNode; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Time.GetUtcNow();
        var due = await db.Set<MailMessage>().Where(m => m.NextTryAt != null && m.NextTryAt <= now).OrderBy(m => m.NextTryAt).Take(20).Include(m => m.Copy).ToListAsync(cancellationToken);
        var kept = await KeepInAccounts(db, due, cancellationToken);
        await Send(db, due.Except(kept), cancellationToken);

        return await db.Set<MailMessage>().Where(m => m.NextTryAt != null).MinAsync(m => m.NextTryAt, cancellationToken);
    }

    private async Task<List<MailMessage>> KeepInAccounts(SignupDb db, List<MailMessage> due, CancellationToken cancellationToken)
    {
        var asked = due.FindAll(m => m.Copy is { AsPreferred: true });
        if (asked.Count == 0) { return []; }
        HashSet<Guid> prefer = [];
        foreach (var preference in preferences) { prefer.UnionWith(await preference.Among(db, [.. asked.Select(m => m.Copy!.CustomerId)], cancellationToken)); }
        var kept = asked.FindAll(m => prefer.Contains(m.Copy!.CustomerId));
        kept.ForEach(m => m.KeepInAccount());
        return kept;
    }

    private async Task Send(SignupDb db, IEnumerable<MailMessage> due, CancellationToken cancellationToken)
    {
        var saved = Time.GetTimestamp();
        try
        {
            string? away = null;
            foreach (var mail in due)
            {
                if (away is null) { away = await Send(db, mail, cancellationToken); }
                else { PutOff(db, mail, away); }
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

    /// <summary>Answers what went wrong when the mail server itself is away: then the others need not be tried now.</summary>
    private async Task<string?> Send(SignupDb db, MailMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await mailer.Send(mail, cancellationToken);
            if (mail.Tries >= ToldAfter) { db.Announce(new RiskSettled(Risk, Subject, "Signup", "Mails go out again")); }
            mail.Sent(Time.GetUtcNow());
            db.CountMail("sent");
            return null;
        }
#pragma warning disable CA1031 // whatever the mail server does, the mail is tried again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning("Mail {Mail} was not sent: {Why}", mail.Id, WithoutPeople(e));
            var error = e.GetBaseException().Message;
            if (e is SmtpFailedRecipientException refused) { Refused(db, mail, error, (int)refused.StatusCode >= RefusedForGood); }
            else { PutOff(db, mail, error); }
            return e is OperationCanceledException or SmtpException { StatusCode: SmtpStatusCode.GeneralFailure or SmtpStatusCode.ServiceNotAvailable } ? error : null;
        }
    }

    /// <summary>For the log: what a server says of a recipient names them; what keeps us from the server does not.</summary>
    private static string WithoutPeople(Exception e) => (e, e.GetBaseException()) switch
    {
        (_, SocketException or System.Security.Authentication.AuthenticationException or IOException) => $"{e.GetType().Name}, {e.GetBaseException().Message}",
        (SmtpException said, _) => $"{e.GetType().Name}, the server answered {said.StatusCode} ({(int)said.StatusCode})",
        var (_, cause) => $"{e.GetType().Name}, {cause.GetType().Name}",
    };

    private void Refused(SignupDb db, MailMessage mail, string error, bool forGood)
    {
        var isOver = mail.Failed(error, forGood, Time.GetUtcNow());
        db.CountMail(isOver ? "given up" : "failed");
        if (isOver) { db.Announce(new MailBounced(mail.Id, mail.Subject)); }
    }

    private void PutOff(SignupDb db, MailMessage mail, string error)
    {
        Refused(db, mail, error, forGood: false);
        if (mail.Tries == ToldAfter) { db.Announce(new RiskFound(Risk, "red", Subject, $"Mails do not go out: {error} They are kept, and tried for five days.")); }
    }
}
