using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>Writes the mails about an account, in the customer's language, into the unit of work that asks for them.</summary>
public sealed class CustomerMail(SignedLinks links, PublicAddress address, IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, TimeProvider time)
{
    /// <summary>R4 SEQ-CUST-001 step 5.</summary>
    /// <param name="isNew">Nobody registered the address before.</param>
    /// <param name="handOff">The way on after the link, sealed (SignInHandOff).</param>
    public void WriteVerification(SignupDb db, Customer customer, Verification verification, bool isNew = false, string? handOff = null)
    {
        var url = address.Of("/verify?token=" + links.Make(Verification.LinkKind, Verification.Lifetime, customer.Id.Value, verification.Link))
            + (handOff is null ? string.Empty : "&hand-off=" + Uri.EscapeDataString(handOff));
        Write(db, customer.Email, "verify-email", customer.Culture, customer.Id, () => Letter(texts["Confirm your e-mail address"]) with
        {
            Paragraphs = isNew || verification.PasswordHash is null
                ? [texts["Somebody, we hope you, made an account with this address. Please confirm that it is yours."]]
                : [texts["Somebody, we hope you, registered this address again with a new password. Confirming makes that password the one that counts. If it was not you, do nothing."]],
            Button = (texts["Confirm e-mail"], url),
            Fine = texts["The link works for 24 hours. Only the newest link works."],
        });
        db.Announce(new VerificationEmailSent(customer.Id));
    }

    /// <summary>To the owner of an address that was registered again by somebody who was not told that it is taken.</summary>
    public async Task WriteAccountExists(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        var customer = await CustomerOf(db, login, cancellationToken);
        Write(db, AddressOf(login), "account-exists", customer?.Culture, customer?.Id, () => Letter(texts["You already have an account"]) with
        {
            Paragraphs =
            [
                texts["Somebody tried to register with your address. If it was you: you already have an account, so sign in. If you do not know your password any more, choose a new one: {0}", address.Of("/forgot")],
                texts["If it was not you, do nothing. Nobody was let in, and nothing was changed."],
            ],
            Button = (texts["Sign in"], address.Of("/sign-in")),
        });
    }

    /// <summary>R4 SEQ-CUST-004 step 5.</summary>
    public void WriteSuspension(SignupDb db, Customer customer)
    {
        Write(db, customer.Email, "suspended", customer.Culture, customer.Id, () => Letter(texts["Your account is suspended"]) with
        {
            Paragraphs = [texts["You cannot sign in for now, and all your sessions have ended. If you think this is a mistake, write to {0}.", shop.Value.SupportEmail]],
        });
        db.Announce(new SuspensionNotificationSent(customer.Id));
    }

    public void WriteReinstatement(SignupDb db, Customer customer) =>
        Write(db, customer.Email, "reinstated", customer.Culture, customer.Id, () => Letter(texts["Your account is open again"]) with
        {
            Paragraphs = [texts["The suspension was taken back. You can sign in as before."]],
            Button = (texts["Sign in"], address.Of("/sign-in")),
        });

    public void WriteVatNumberWrong(SignupDb db, Customer customer) =>
        Write(db, customer.Email, "vat-number-wrong", customer.Culture, customer.Id, () => Letter(texts["Your VAT number is not valid"]) with
        {
            Paragraphs = [texts["The tax authorities do not know the VAT number {0}. Until it is corrected, your invoices bear the VAT of your country.", customer.Profile.TaxId ?? "-"]],
            Button = (texts["Correct it"], address.Of("/account/profile")),
        });

    public async Task WriteReset(SignupDb db, Login login, PasswordReset reset, CancellationToken cancellationToken)
    {
        var customer = await CustomerOf(db, login, cancellationToken);
        var url = address.Of("/reset?token=" + links.Make(PasswordReset.LinkKind, PasswordReset.Lifetime, login.Id, reset.Link));
        Write(db, AddressOf(login), "reset-password", customer?.Culture, customer?.Id, () => Letter(texts["Choose a new password"]) with
        {
            Paragraphs = [texts["Somebody, we hope you, asked for a new password for this address. If it was not you, do nothing: your password stays as it is."]],
            Button = (texts["Choose a new password"], url),
            Fine = texts["The link works for 30 minutes, and once."],
        });
    }

    public void WritePasswordChanged(SignupDb db, Login login, Customer? customer) =>
        Write(db, AddressOf(login), "password-changed", customer?.Culture, customer?.Id, () => Letter(texts["Your password was changed"]) with
        {
            Paragraphs = [texts["All your sessions have ended; sign in with the new password. If it was not you, write to {0} at once.", shop.Value.SupportEmail]],
            Button = (texts["Sign in"], address.Of("/sign-in")),
        });

    /// <summary>The last mail, to the address the customer had.</summary>
    public void WriteFarewell(SignupDb db, EmailAddress address, Customer customer) =>
        Write(db, address, MailMessage.Farewell, customer.Culture, customer.Id, () => Letter(texts["Your account was deleted"]) with
        {
            Paragraphs =
            [
                texts["What we held about you is deleted, and nobody can sign in to the account any more."],
                texts["The law makes us keep your invoices for ten years and your contracts for six. We use them for nothing else."],
                texts["If it was not you, write to {0} at once.", shop.Value.SupportEmail],
            ],
        });

    private static Task<Customer?> CustomerOf(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        var id = new CustomerId(login.Id);
        return db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    private static EmailAddress AddressOf(Login login) =>
        EmailAddress.TryParse(login.Email, out var email) ? email : throw new InvalidOperationException($"Login {login.Id} has no address.");

    private void Write(SignupDb db, EmailAddress to, string kind, string? culture, CustomerId? customer, Func<Letter> letter) =>
        db.Add(MailMessage.To(to, kind, culture is null ? letter() : Speaking.In(culture, letter), time.GetUtcNow(), customer));

    private Letter Letter(string subject) => new(shop.Value.Name, subject, subject);
}
