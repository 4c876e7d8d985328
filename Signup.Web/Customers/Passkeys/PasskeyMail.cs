using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Passkeys;

/// <summary>Tells an account's owner, customer or staff, that their ways to sign in changed. Written into the unit of work that changes them.</summary>
public sealed class PasskeyMail(IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, Post post) : IMailTemplates
{
    private const string AddedMail = "passkey-added";

    private const string RemovedMail = "passkey-removed";

    private const string Sample = "MacBook";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(AddedMail, MailGroup.Account, texts["Passkey added"], () => Added(Sample)),
        new(RemovedMail, MailGroup.Account, texts["Passkey removed"], () => Removed(Sample)),
    ];

    public Task WriteAdded(SignupDb db, Login login, string name, CancellationToken cancellationToken) => Write(db, login, AddedMail, () => Added(name), cancellationToken);

    public Task WriteRemoved(SignupDb db, Login login, string name, CancellationToken cancellationToken) => Write(db, login, RemovedMail, () => Removed(name), cancellationToken);

    private Letter Added(string name) => Letter(
        texts.Say("A passkey was added"),
        texts.Say("The passkey “{0}” can now be used to sign in to your account.", ("passkey", name)),
        texts.Say("If it was not you, remove it, choose a new password and write to {0} at once.", SupportEmail));

    private Letter Removed(string name) => Letter(
        texts.Say("A passkey was removed"),
        texts.Say("The passkey “{0}” can no longer be used to sign in to your account.", ("passkey", name)),
        texts.Say("If it was not you, choose a new password and write to {0} at once.", SupportEmail));

    private (string Name, object? Value) SupportEmail => ("support_email", shop.Value.SupportEmail);

    private async Task Write(SignupDb db, Login login, string kind, Func<Letter> letter, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(login.Email, out var to)) { throw new InvalidOperationException($"Login {login.Id} has no address."); }
        var id = new CustomerId(login.Id);
        var culture = await db.Set<Customer>().Where(c => c.Id == id).Select(c => c.Culture).SingleOrDefaultAsync(cancellationToken);
        db.Add(post.To(to, kind, culture ?? login.Culture, letter, culture is null ? null : id));
    }

    private Letter Letter(Sentence subject, params IReadOnlyList<Sentence> paragraphs) => new(shop.Value.Name, subject, subject) { Reach = Reach.Both, Paragraphs = paragraphs };
}
