using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Passkeys;

/// <summary>Tells an account's owner, customer or staff, that their ways to sign in changed. Written into the unit of work that changes them.</summary>
public sealed class PasskeyMail(IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, TimeProvider time)
{
    public Task WriteAdded(SignupDb db, Login login, string name, CancellationToken cancellationToken) => Write(db, login, "passkey-added", () => Letter(
        texts["A passkey was added"],
        texts["The passkey \"{0}\" now signs in to your account.", name],
        texts["If it was not you, remove it, choose a new password and write to {0} at once.", shop.Value.SupportEmail]), cancellationToken);

    public Task WriteRemoved(SignupDb db, Login login, string name, CancellationToken cancellationToken) => Write(db, login, "passkey-removed", () => Letter(
        texts["A passkey was removed"],
        texts["The passkey \"{0}\" does not sign in to your account any more.", name],
        texts["If it was not you, choose a new password and write to {0} at once.", shop.Value.SupportEmail]), cancellationToken);

    private async Task Write(SignupDb db, Login login, string kind, Func<Letter> letter, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryParse(login.Email, out var to)) { throw new InvalidOperationException($"Login {login.Id} has no address."); }
        var id = new CustomerId(login.Id);
        var culture = await db.Set<Customer>().Where(c => c.Id == id).Select(c => c.Culture).SingleOrDefaultAsync(cancellationToken);
        db.Add(MailMessage.To(to, kind, culture is null ? letter() : Speaking.In(culture, letter), time.GetUtcNow(), culture is null ? null : id));
    }

    private Letter Letter(string subject, params IReadOnlyList<string> paragraphs) => new(shop.Value.Name, subject, subject) { Paragraphs = paragraphs };
}
