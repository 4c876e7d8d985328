using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Operate;

/// <summary>
/// Sends the letter of a mail once more, as a mail of its own; who did it stands in the log.
/// Refusals: UNAUTHORIZED, FORBIDDEN, MAIL_NOT_FOUND, MAIL_WAITING, MAIL_HAS_SECRET_LINK, MAIL_TO_ERASED.
/// </summary>
public sealed class SendMailAgain(UnitOfWork work, TimeProvider time, ILogger<SendMailAgain> log)
{
    public static readonly Refusal NotFound = Refusal.NotFound("MAIL_NOT_FOUND", "There is no such mail any more.");

    public static readonly Refusal Waiting = Refusal.Conflict("MAIL_WAITING", "This mail is on its way already. It is sent, and tried again, by itself.");

    public static readonly Refusal HasSecretLink = Refusal.Conflict("MAIL_HAS_SECRET_LINK", "The link in this mail works once and for a short time. Have a new one sent: the confirmation from the customer's page, everything else by the customer.");

    public static readonly Refusal ToErased = Refusal.Conflict("MAIL_TO_ERASED", "This customer was deleted. We do not write to them any more.");

    public async Task<Result<Guid>> Run(Guid mailId, Actor actor, CancellationToken cancellationToken = default)
    {
        var sent = await work.Run<Result<Guid>>(async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
            if (await db.Set<MailMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == mailId, cancellationToken) is not { } mail) { return NotFound; }
            if (SecretLinks.AreIn(mail.Kind)) { return HasSecretLink; }
            if (mail.Kind == MailMessage.Farewell || await IsErased(db, mail.CustomerId, cancellationToken)) { return ToErased; }
            if (await db.Set<MailMessage>().AnyAsync(m => m.NextTryAt != null && m.Kind == mail.Kind && m.Recipient == mail.Recipient && m.Text == mail.Text, cancellationToken)) { return Waiting; }
            var again = mail.Again(time.GetUtcNow());
            db.Add(again);
            db.Audit(actor, AuditAction.SentMailAgain, new(mail.Kind, mailId));
            return again.Id;
        }, cancellationToken);
        if (!sent.IsRefused) { log.LogInformation("Mail {Mail} goes once more, as {Again}, for {Login}", mailId, sent.Value, actor.LoginId); }
        return sent;
    }

    private static async Task<bool> IsErased(SignupDb db, Guid? customer, CancellationToken cancellationToken)
    {
        if (customer is not { } id) { return false; }
        var whose = new CustomerId(id);
        return await db.Set<Customer>().AnyAsync(c => c.Id == whose && c.ErasedAt != null, cancellationToken);
    }
}
