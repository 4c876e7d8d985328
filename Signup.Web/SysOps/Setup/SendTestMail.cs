using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Setup;

/// <summary>Writes a mail to the administrator who asks for it, to see whether mails arrive. Refusals: UNAUTHORIZED, FORBIDDEN, TEST_MAIL_WAITS.</summary>
public sealed class SendTestMail(UnitOfWork work, IStringLocalizer<SysOpsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IMailTemplates
{
    public const string Kind = "test-mail";

    public static readonly Refusal Waits = Refusal.Conflict("TEST_MAIL_WAITS", "The last test mail is still on its way.");

    public IEnumerable<MailTemplate> Templates => [new(Kind, MailGroup.Staff, texts["Test mail"], Letter)];

    /// <summary>Answers the mail, whose row says what becomes of it.</summary>
    public Task<Result<Guid>> Run(Actor actor, CancellationToken cancellationToken = default) => work.Run<Result<Guid>>(async db =>
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (await db.Set<MailMessage>().AnyAsync(m => m.NextTryAt != null && m.Kind == Kind, cancellationToken)) { return Waits; }
        var email = await db.Users.Where(l => l.Id == actor.LoginId).Select(l => l.Email).SingleOrDefaultAsync(cancellationToken);
        if (!EmailAddress.TryParse(email, out var recipient)) { return Actor.Unauthorized; }
        var mail = post.To(recipient, Kind, null, Letter);
        db.Add(mail);
        return mail.Id;
    }, cancellationToken);

    private Letter Letter() => new(shop.Value.Name, texts.Say("A test mail of {0}", ("shop", shop.Value.Name)), texts.Say("Mails arrive"))
    {
        Paragraphs = [texts.Say("You can read this, so customers get their mails too. Links in them lead to {0}.", ("address", address.Base))],
        Button = (texts["Open the board"], address.Of("/ops/board")),
    };
}
