using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Staff;

/// <summary>Writes the mails to members of the team about their access, in the language they were invited in.</summary>
public sealed class StaffMail(SignedLinks links, PublicAddress address, IStringLocalizer<StaffTexts> texts, IOptions<ShopOptions> shop, Post post) : IMailTemplates
{
    private const string InvitationMail = "staff-invitation";

    private const string RoleMail = "staff-role";

    private const string SuspendedMail = "staff-suspended";

    private const string ReinstatedMail = "staff-reinstated";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(InvitationMail, MailGroup.Staff, texts["Invitation"], () => Invitation(StaffInvitation.To(MailSamples.Address, Role.Support, LanguageChoice.Current.Name, MailSamples.Colleague, MailSamples.At))),
        new(RoleMail, MailGroup.Staff, texts["Another role"], () => RoleIs(Role.Manager)),
        new(SuspendedMail, MailGroup.Staff, texts["Access suspended"], Suspended),
        new(ReinstatedMail, MailGroup.Staff, texts["Access given back"], Reinstated),
    ];

    public void WriteInvitation(SignupDb db, StaffInvitation invitation) => Write(db, invitation.Email, invitation.Culture, InvitationMail, () => Invitation(invitation));

    public void WriteRole(SignupDb db, Login login) => Write(db, login, RoleMail, () => RoleIs(login.Role));

    public void WriteSuspension(SignupDb db, Login login) => Write(db, login, SuspendedMail, Suspended);

    public void WriteReinstatement(SignupDb db, Login login) => Write(db, login, ReinstatedMail, Reinstated);

    private Letter Invitation(StaffInvitation invitation) => Letter(texts.Say("You are invited to the team of {0}", Shop)) with
    {
        Paragraphs = [texts.Say("{0} asks you to join as {1}. Choose your name and a password, and you are in.", ("by", invitation.By), ("role", StaffWords.Of(invitation.Role, texts)))],
        Button = (texts["Join the team"], address.Of("/join?token=" + links.Make(StaffInvitation.LinkKind, StaffInvitation.Lifetime, invitation.Id.Value, invitation.Ticket))),
        Fine = texts["The link works for 7 days, and only once. Only the newest link works. If you do not know what this is about, do nothing."],
    };

    private Letter RoleIs(Role role) => Letter(texts.Say("Your role has changed")) with
    {
        Paragraphs = [texts.Say("From now on you work as {0} in the team of {1}.", ("role", StaffWords.Of(role, texts)), Shop)],
        Button = (texts["Open the board"], address.Of("/ops/board")),
    };

    private Letter Suspended() => Letter(texts.Say("Your access is suspended")) with
    {
        Paragraphs = [texts.Say("You are signed out everywhere, and cannot sign in to the team of {0} until an administrator lets you in again.", Shop)],
    };

    private Letter Reinstated() => Letter(texts.Say("You can sign in again")) with
    {
        Paragraphs = [texts.Say("Your access to the team of {0} is no longer suspended.", Shop)],
        Button = (texts["Open the board"], address.Of("/ops/board")),
    };

    private (string Name, object? Value) Shop => ("shop", shop.Value.Name);

    private void Write(SignupDb db, Login login, string kind, Func<Letter> letter) =>
        Write(db, EmailAddress.Parse(login.Email!), login.Culture ?? LanguageChoice.Current.Name, kind, letter);

    private void Write(SignupDb db, EmailAddress to, string culture, string kind, Func<Letter> letter) =>
        db.Add(post.To(to, kind, culture, letter));

    private Letter Letter(Sentence subject) => new(shop.Value.Name, subject, subject);
}
