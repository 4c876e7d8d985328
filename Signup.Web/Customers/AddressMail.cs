using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>Writes the mails about another address: a link to the new one, and a notice to the old one, before and after.</summary>
public sealed class AddressMail(SignedLinks links, PublicAddress address, IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, TimeProvider time)
{
    public void WriteLink(SignupDb db, Customer customer, AddressChange change)
    {
        var url = address.Of("/change-address?token=" + links.Make(AddressChange.LinkKind, AddressChange.Lifetime, change.LoginId, change.Link));
        Write(db, change.NewAddress, "change-address", customer, () => Letter(texts["Confirm your new e-mail address"]) with
        {
            Paragraphs = [texts["Somebody, we hope you, wants to use this address for an account with us. If it was not you, do nothing."]],
            Button = (texts["Use this address"], url),
            Fine = texts["The link works for 24 hours, and once. Only the newest link works."],
        });
    }

    /// <summary>To the owner of an account that has the address already: no link, since there is nothing to do.</summary>
    public void WriteTaken(SignupDb db, Customer customer, EmailAddress taken) =>
        Write(db, taken, "change-address-taken", customer, () => Letter(texts["Your address has an account already"]) with
        {
            Paragraphs =
            [
                texts["Somebody wanted to use your address for another account. Nothing was changed: an address belongs to one account, and yours keeps it."],
                texts["If it was you, change the address of this account first, or go on using this account."],
            ],
        }, ofSomebodyElse: true);

    /// <summary>To the old address, when it is asked for.</summary>
    public void WriteAsked(SignupDb db, Customer customer, EmailAddress wanted) =>
        Write(db, customer.Email, "address-change-asked", customer, () => Letter(texts["Somebody asked to change your e-mail address"]) with
        {
            Paragraphs =
            [
                texts["Your account is to use {0} from now on. It does so once the link we sent there is used.", Masked(wanted)],
                texts["If it was not you, change your password at once: then the link does nothing any more. If you cannot sign in, write to {0}.", shop.Value.SupportEmail],
            ],
            Button = (texts["Change your password"], address.Of("/account/password")),
        });

    /// <summary>To the old address, once it is done.</summary>
    public void WriteChanged(SignupDb db, Customer customer, EmailAddress old) =>
        Write(db, old, "address-changed", customer, () => Letter(texts["Your e-mail address was changed"]) with
        {
            Paragraphs =
            [
                texts["Your account uses {0} now, for signing in and for mail. We write to this address no more.", Masked(customer.Email)],
                texts["If it was not you, write to {0} at once.", shop.Value.SupportEmail],
            ],
        });

    /// <summary>Enough to recognise one's own address by.</summary>
    private static string Masked(EmailAddress email)
    {
        var at = email.Value.LastIndexOf('@');
        return string.Concat(email.Value.AsSpan(0, 1), "…", email.Value.AsSpan(at));
    }

    /// <param name="ofSomebodyElse">Not for the mail log of the customer who asked.</param>
    private void Write(SignupDb db, EmailAddress to, string kind, Customer customer, Func<Letter> letter, bool ofSomebodyElse = false) =>
        db.Add(MailMessage.To(to, kind, Speaking.In(customer.Culture, letter), time.GetUtcNow(), ofSomebodyElse ? null : customer.Id));

    private Letter Letter(string subject) => new(shop.Value.Name, subject, subject);
}
