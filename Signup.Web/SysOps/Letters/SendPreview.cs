using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Letters;

/// <summary>Sends the preview of a template to whoever asks for it; its subject says that it is one. Refusals: UNAUTHORIZED, FORBIDDEN, MAIL_TEMPLATE_NOT_FOUND, PREVIEW_WAITS.</summary>
public sealed class SendPreview(UnitOfWork work, LetterPreview preview, IStringLocalizer<LettersTexts> texts, TimeProvider time)
{
    /// <summary>Kind of the mail, whatever it shows.</summary>
    public const string MailKind = "mail-preview";

    public static readonly Refusal Waits = Refusal.Conflict("PREVIEW_WAITS", "The last preview is still on its way to you.");

    /// <summary>Answers where it went.</summary>
    public async Task<Result<string>> Run(TemplateChoice choice, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        var letter = preview.Of(choice);
        return letter.IsRefused ? letter.Refusal! : await work.Run<Result<string>>(async db =>
        {
            var email = await db.Users.Where(l => l.Id == actor.LoginId).Select(l => l.Email).SingleOrDefaultAsync(cancellationToken);
            if (!EmailAddress.TryParse(email, out var recipient)) { return Actor.Unauthorized; }
            if (await db.Set<MailMessage>().AnyAsync(m => m.NextTryAt != null && m.Kind == MailKind && m.Recipient == recipient.Value, cancellationToken)) { return Waits; }
            db.Add(MailMessage.To(recipient, MailKind, Marked(letter.Value), time.GetUtcNow()));
            return recipient.Value;
        }, cancellationToken);
    }

    private Letter Marked(Letter letter) => letter with { Subject = Speaking.In(TemplateChoice.CultureOf(letter.Language), () => texts["[Preview] {0}", letter.Subject].Value) };
}
