using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>Writes the mails about another address: a link to the new one, and a notice to the old one, before and after.</summary>
public sealed class AddressMail(SignedLinks links, PublicAddress address, IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, Post post) : IMailTemplates
{
    private const string LinkMail = "change-address";

    private const string TakenMail = "change-address-taken";

    private const string AskedMail = "address-change-asked";

    private const string ChangedMail = "address-changed";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(LinkMail, MailGroup.Account, texts["Confirm another address"], () => Link(MailSamples.Id, MailSamples.Id)),
        new(TakenMail, MailGroup.Account, texts["Other address is taken"], Taken),
        new(AskedMail, MailGroup.Account, texts["Another address was asked for"], () => Asked(MailSamples.Address)),
        new(ChangedMail, MailGroup.Account, texts["Address changed"], () => Changed(MailSamples.Address, MailSamples.Id, MailSamples.Id)),
    ];

    public void WriteLink(SignupDb db, Customer customer, AddressChange change) => Write(db, change.NewAddress, LinkMail, customer, () => Link(change.LoginId, change.Link));

    /// <summary>To the owner of an account that has the address already: no link, since there is nothing to do.</summary>
    public void WriteTaken(SignupDb db, Customer customer, EmailAddress taken) => Write(db, taken, TakenMail, customer, Taken, ofSomebodyElse: true);

    /// <summary>To the old address, when it is asked for.</summary>
    public void WriteAsked(SignupDb db, Customer customer, EmailAddress wanted) => Write(db, customer.Email, AskedMail, customer, () => Asked(wanted));

    /// <summary>To the old address, once it is done.</summary>
    public void WriteChanged(SignupDb db, Customer customer, EmailAddress old, Guid? undo) => Write(db, old, ChangedMail, customer, () => Changed(customer.Email, customer.Id.Value, undo));

    private Letter Link(Guid login, Guid link) => Letter(texts.Say("Confirm your new e-mail address")) with
    {
        Paragraphs = [texts.Say("Somebody, we hope you, wants to use this address for an account with us. If it was not you, do nothing.")],
        Button = (texts["Use this address"], address.Of("/change-address?token=" + links.Make(AddressChange.LinkKind, AddressChange.Lifetime, login, link))),
        Fine = texts["The link works for 24 hours, and only once. Only the newest link works."],
    };

    private Letter Taken() => Letter(texts.Say("Your address has an account already")) with
    {
        Paragraphs =
        [
            texts.Say("Somebody wanted to use your address for another account. Nothing was changed: an address belongs to one account, and yours keeps it."),
            texts.Say("If it was you, change the address of this account first, or go on using this account."),
        ],
    };

    private Letter Asked(EmailAddress wanted) => Letter(texts.Say("Somebody asked to change your e-mail address")) with
    {
        Paragraphs =
        [
            texts.Say("Your account is to use {0} from now on. It does so once the link we sent there is used.", ("new_address", Masked(wanted))),
            texts.Say("If it was not you, change your password at once: then the link does nothing any more. If you cannot sign in, write to {0}.", SupportEmail),
        ],
        Button = (texts["Change your password"], address.Of("/account/password")),
    };

    private Letter Changed(EmailAddress now, Guid login, Guid? undo) => Letter(texts.Say("Your e-mail address was changed")) with
    {
        Paragraphs =
        [
            texts.Say("Your account uses {0} now, for signing in and for mail. We do not write to this address any more.", ("new_address", Masked(now))),
            undo is null ? texts.Say("If it was not you, write to {0} at once.", SupportEmail) : texts.Say("If it was not you, take it back with this button. Your account gets this address again, everybody is signed out, and you choose a new password. If that does not work, write to {0} at once.", SupportEmail),
        ],
        Button = undo is { } link ? (texts["It was not me"], address.Of("/undo-address?token=" + links.Make(AddressChange.UndoKind, AddressChange.UndoLifetime, login, link))) : null,
        Fine = undo is null ? null : texts["The link works for 7 days, and only once."].Value,
    };

    private (string Name, object? Value) SupportEmail => ("support_email", shop.Value.SupportEmail);

    /// <summary>Enough to recognise one's own address by.</summary>
    private static string Masked(EmailAddress email)
    {
        var at = email.Value.LastIndexOf('@');
        return string.Concat(email.Value.AsSpan(0, 1), "…", email.Value.AsSpan(at));
    }

    /// <param name="ofSomebodyElse">Not for the mail log of the customer who asked.</param>
    private void Write(SignupDb db, EmailAddress to, string kind, Customer customer, Func<Letter> letter, bool ofSomebodyElse = false) =>
        db.Add(post.To(to, kind, customer.Culture, letter, ofSomebodyElse ? null : customer.Id));

    private Letter Letter(Sentence subject) => new(shop.Value.Name, subject, subject);
}
