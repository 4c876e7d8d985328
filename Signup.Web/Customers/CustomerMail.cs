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
public sealed class CustomerMail(SignedLinks links, PublicAddress address, IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, Post post) : IMailTemplates
{
    private const string VerifyKind = "verify-email";

    private const string ExistsKind = "account-exists";

    private const string SuspendedKind = "suspended";

    private const string ReinstatedKind = "reinstated";

    private const string VatKind = "vat-number-wrong";

    private const string ResetKind = "reset-password";

    private const string PasswordKind = "password-changed";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(VerifyKind, MailGroup.SignUp, texts["Confirm the e-mail address"], () => Verification(MailSamples.Id, MailSamples.Id, isAgain: false, handOff: null), () => Verification(MailSamples.Id, MailSamples.Id, isAgain: true, handOff: null)),
        new(ExistsKind, MailGroup.SignUp, texts["Address has an account"], AccountExists),
        new(SuspendedKind, MailGroup.Account, texts["Account suspended"], Suspended),
        new(ReinstatedKind, MailGroup.Account, texts["Account open again"], Reinstated),
        new(VatKind, MailGroup.Account, texts["VAT number not valid"], () => VatNumberWrong("DE000000000")),
        new(ResetKind, MailGroup.Account, texts["New password"], () => Reset(MailSamples.Id, MailSamples.Id)),
        new(PasswordKind, MailGroup.Account, texts["Password changed"], PasswordChanged),
        new(MailMessage.Farewell, MailGroup.Account, texts["Account deleted"], Farewell),
    ];

    /// <summary>R4 SEQ-CUST-001 step 5.</summary>
    /// <param name="isNew">Nobody registered the address before.</param>
    /// <param name="handOff">The way on after the link, sealed (SignInHandOff).</param>
    public void WriteVerification(SignupDb db, Customer customer, Verification verification, bool isNew = false, string? handOff = null)
    {
        Write(db, customer.Email, VerifyKind, customer.Culture, customer.Id, () => Verification(customer.Id.Value, verification.Link, !isNew && verification.PasswordHash is not null, handOff));
        db.Announce(new VerificationEmailSent(customer.Id));
    }

    /// <summary>To the owner of an address that was registered again by somebody who was not told that it is taken.</summary>
    public async Task WriteAccountExists(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        var customer = await CustomerOf(db, login, cancellationToken);
        Write(db, AddressOf(login), ExistsKind, customer?.Culture ?? login.Culture, customer?.Id, AccountExists);
    }

    /// <summary>R4 SEQ-CUST-004 step 5.</summary>
    public void WriteSuspension(SignupDb db, Customer customer)
    {
        Write(db, customer.Email, SuspendedKind, customer.Culture, customer.Id, Suspended);
        db.Announce(new SuspensionNotificationSent(customer.Id));
    }

    public void WriteReinstatement(SignupDb db, Customer customer) => Write(db, customer.Email, ReinstatedKind, customer.Culture, customer.Id, Reinstated);

    public void WriteVatNumberWrong(SignupDb db, Customer customer) =>
        Write(db, customer.Email, VatKind, customer.Culture, customer.Id, () => VatNumberWrong(customer.Profile.TaxId ?? "-"));

    public async Task WriteReset(SignupDb db, Login login, PasswordReset reset, CancellationToken cancellationToken)
    {
        var customer = await CustomerOf(db, login, cancellationToken);
        Write(db, AddressOf(login), ResetKind, customer?.Culture ?? login.Culture, customer?.Id, () => Reset(login.Id, reset.Link));
    }

    public void WritePasswordChanged(SignupDb db, Login login, Customer? customer) => Write(db, AddressOf(login), PasswordKind, customer?.Culture ?? login.Culture, customer?.Id, PasswordChanged);

    /// <summary>The last mail, to the address the customer had.</summary>
    public void WriteFarewell(SignupDb db, EmailAddress address, Customer customer) => Write(db, address, MailMessage.Farewell, customer.Culture, customer.Id, Farewell);

    private Letter Verification(Guid customer, Guid link, bool isAgain, string? handOff) => Letter(texts.Say("Confirm your e-mail address")) with
    {
        Paragraphs = [isAgain
            ? texts.Say("Somebody, we hope you, registered this address again with a new password. Confirming makes that password the one that counts. If it was not you, do nothing.")
            : texts.Say("Somebody, we hope you, made an account with this address. Please confirm that it is yours.")],
        Button = (texts["Confirm e-mail"], address.Of("/verify?token=" + links.Make(Customers.Verification.LinkKind, Customers.Verification.Lifetime, customer, link)) + (handOff is null ? string.Empty : "&hand-off=" + Uri.EscapeDataString(handOff))),
        Fine = texts["The link works for 24 hours. Only the newest link works."],
    };

    private Letter AccountExists() => Letter(texts.Say("You already have an account")) with
    {
        Paragraphs =
        [
            texts.Say("Somebody tried to register with your address. If it was you: you already have an account, so sign in. If you do not know your password any more, choose a new one: {0}", ("new_password", address.Of("/forgot"))),
            texts.Say("If it was not you, do nothing. Nobody was let in, and nothing was changed."),
        ],
        Button = (texts["Sign in"], address.Of("/sign-in")),
    };

    private Letter Suspended() => Letter(texts.Say("Your account is suspended")) with
    {
        Paragraphs = [texts.Say("You cannot sign in for now, and all your sessions have ended. If you think this is a mistake, write to {0}.", SupportEmail)],
    };

    private Letter Reinstated() => Letter(texts.Say("Your account is open again")) with
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [texts.Say("The suspension was taken back. You can sign in as before.")],
        Button = (texts["Sign in"], address.Of("/sign-in")),
    };

    private Letter VatNumberWrong(string number) => Letter(texts.Say("Your VAT number is not valid")) with
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [texts.Say("The tax authorities do not know the VAT number {0}. Until it is corrected, your invoices bear the VAT of your country.", ("vat_number", number))],
        Button = (texts["Correct it"], address.Of("/account/profile")),
    };

    private Letter Reset(Guid login, Guid link) => Letter(texts.Say("Choose a new password")) with
    {
        Paragraphs = [texts.Say("Somebody, we hope you, asked for a new password for this address. If it was not you, do nothing: your password stays as it is.")],
        Button = (texts["Choose a new password"], address.Of("/reset?token=" + links.Make(PasswordReset.LinkKind, PasswordReset.Lifetime, login, link))),
        Fine = texts["The link works for 30 minutes, and only once."],
    };

    private Letter PasswordChanged() => Letter(texts.Say("Your password was changed")) with
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("All your sessions have ended; sign in with the new password. If it was not you, write to {0} at once.", SupportEmail)],
        Button = (texts["Sign in"], address.Of("/sign-in")),
    };

    private Letter Farewell() => Letter(texts.Say("Your account was deleted")) with
    {
        Paragraphs =
        [
            texts.Say("What we held about you is deleted, and nobody can sign in to the account any more."),
            texts.Say("The law makes us keep your invoices for ten years and your contracts for six. We use them for nothing else."),
            texts.Say("If it was not you, write to {0} at once.", SupportEmail),
        ],
    };

    private (string Name, object? Value) SupportEmail => ("support_email", shop.Value.SupportEmail);

    private static Task<Customer?> CustomerOf(SignupDb db, Login login, CancellationToken cancellationToken)
    {
        var id = new CustomerId(login.Id);
        return db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    private static EmailAddress AddressOf(Login login) =>
        EmailAddress.TryParse(login.Email, out var email) ? email : throw new InvalidOperationException($"Login {login.Id} has no address.");

    private void Write(SignupDb db, EmailAddress to, string kind, string? culture, CustomerId? customer, Func<Letter> letter) => db.Add(post.To(to, kind, culture, letter, customer));

    private Letter Letter(Sentence subject) => new(shop.Value.Name, subject, subject);
}
