using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Staff;

/// <summary>Writes the mails to members of the team about their access, in the language they were invited in.</summary>
public sealed class StaffMail(SignedLinks links, PublicAddress address, IStringLocalizer<StaffTexts> texts, IOptions<ShopOptions> shop, TimeProvider time)
{
    public void WriteInvitation(SignupDb db, StaffInvitation invitation)
    {
        var url = address.Of("/join?token=" + links.Make(StaffInvitation.LinkKind, StaffInvitation.Lifetime, invitation.Id.Value, invitation.Ticket));
        Write(db, invitation.Email, invitation.Culture, "staff-invitation", () => Letter(texts["You are invited to the team of {0}", shop.Value.Name]) with
        {
            Paragraphs = [texts["{0} asks you to join as {1}. Choose your name and a password, and you are in.", invitation.By, StaffWords.Of(invitation.Role, texts)]],
            Button = (texts["Join the team"], url),
            Fine = texts["The link works for 7 days, and once. Only the newest link works. If you do not know what this is about, do nothing."],
        });
    }

    public void WriteRole(SignupDb db, Login login) => Write(db, login, "staff-role", () => Letter(texts["Your role has changed"]) with
    {
        Paragraphs = [texts["From now on you work as {0} in the team of {1}.", StaffWords.Of(login.Role, texts), shop.Value.Name]],
        Button = (texts["Open the board"], address.Of("/ops/board")),
    });

    public void WriteSuspension(SignupDb db, Login login) => Write(db, login, "staff-suspended", () => Letter(texts["Your access is suspended"]) with
    {
        Paragraphs = [texts["You are signed out everywhere, and cannot sign in to the team of {0} until an administrator lets you in again.", shop.Value.Name]],
    });

    public void WriteReinstatement(SignupDb db, Login login) => Write(db, login, "staff-reinstated", () => Letter(texts["You can sign in again"]) with
    {
        Paragraphs = [texts["Your access to the team of {0} is no longer suspended.", shop.Value.Name]],
        Button = (texts["Open the board"], address.Of("/ops/board")),
    });

    private void Write(SignupDb db, Login login, string kind, Func<Letter> letter) =>
        Write(db, EmailAddress.Parse(login.Email!), login.Culture ?? LanguageChoice.Current.Name, kind, letter);

    private void Write(SignupDb db, EmailAddress to, string culture, string kind, Func<Letter> letter) =>
        db.Add(MailMessage.To(to, kind, Speaking.In(culture, letter), time.GetUtcNow()));

    private Letter Letter(string subject) => new(shop.Value.Name, subject, subject);
}
