using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Providers;

/// <summary>Mails about the ways to sign in, into the unit of work that asks for them. An owner hears of every change.</summary>
public sealed class ProviderMail(PublicAddress address, IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, TimeProvider time)
{
    /// <param name="token">Of the page that confirms the connection.</param>
    public Task WriteLink(SignupDb db, CustomerId id, string provider, string token, CancellationToken cancellationToken) =>
        Write(db, id, "connect-provider", () => Letter(texts["Connect {0} to your account", provider]) with
        {
            Paragraphs = [texts["Somebody, we hope you, wants to sign in to your account with {0}. If it was not you, do nothing: nothing changes.", provider]],
            Button = (texts["Connect {0}", provider], address.Of("/sign-in/connect/confirm?token=" + Uri.EscapeDataString(token))),
            Fine = texts["The link works for 30 minutes."],
        }, cancellationToken);

    public Task WriteConnected(SignupDb db, CustomerId id, string provider, CancellationToken cancellationToken) =>
        Write(db, id, "provider-connected", () => Letter(texts["{0} was connected to your account", provider]) with
        {
            Paragraphs = [texts["You can sign in with it from now on. If it was not you, write to {0} at once.", shop.Value.SupportEmail]],
            Button = (texts["See how you sign in"], address.Of("/account/security")),
        }, cancellationToken);

    public Task WriteDisconnected(SignupDb db, CustomerId id, string provider, CancellationToken cancellationToken) =>
        Write(db, id, "provider-disconnected", () => Letter(texts["{0} was disconnected from your account", provider]) with
        {
            Paragraphs = [texts["You cannot sign in with it any more. If it was not you, write to {0} at once.", shop.Value.SupportEmail]],
            Button = (texts["See how you sign in"], address.Of("/account/security")),
        }, cancellationToken);

    private async Task Write(SignupDb db, CustomerId id, string kind, Func<Letter> letter, CancellationToken cancellationToken)
    {
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == id, cancellationToken);
        db.Add(MailMessage.To(customer.Email, kind, Speaking.In(customer.Culture, letter), time.GetUtcNow(), id));
    }

    private Letter Letter(string subject) => new(shop.Value.Name, subject, subject);
}
