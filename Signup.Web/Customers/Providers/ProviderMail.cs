using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Providers;

/// <summary>Mails about the ways to sign in, into the unit of work that asks for them. An owner hears of every change.</summary>
public sealed class ProviderMail(PublicAddress address, IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop, Post post) : IMailTemplates
{
    private const string LinkMail = "connect-provider";

    private const string ConnectedMail = "provider-connected";

    private const string DisconnectedMail = "provider-disconnected";

    private const string Sample = "Google";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(LinkMail, MailGroup.Account, texts["Connect another sign-in"], () => Link(Sample, "sample")),
        new(ConnectedMail, MailGroup.Account, texts["Other sign-in connected"], () => Connected(Sample)),
        new(DisconnectedMail, MailGroup.Account, texts["Other sign-in disconnected"], () => Disconnected(Sample)),
    ];

    /// <param name="token">Of the page that confirms the connection.</param>
    public Task WriteLink(SignupDb db, CustomerId id, string provider, string token, CancellationToken cancellationToken) => Write(db, id, LinkMail, () => Link(provider, token), cancellationToken);

    public Task WriteConnected(SignupDb db, CustomerId id, string provider, CancellationToken cancellationToken) => Write(db, id, ConnectedMail, () => Connected(provider), cancellationToken);

    public Task WriteDisconnected(SignupDb db, CustomerId id, string provider, CancellationToken cancellationToken) => Write(db, id, DisconnectedMail, () => Disconnected(provider), cancellationToken);

    private Letter Link(string provider, string token) => Letter(texts.Say("Connect {0} to your account", ("provider", provider))) with
    {
        Paragraphs = [texts.Say("Somebody, we hope you, wants to sign in to your account with {0}. If it was not you, do nothing: nothing changes.", ("provider", provider))],
        Button = (texts["Connect {0}", provider], address.Of("/sign-in/connect/confirm?token=" + Uri.EscapeDataString(token))),
        Fine = texts["The link works for 30 minutes."],
    };

    private Letter Connected(string provider) => Letter(texts.Say("{0} was connected to your account", ("provider", provider))) with
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("You can sign in with it from now on. If it was not you, write to {0} at once.", SupportEmail)],
        Button = (texts["See how you sign in"], address.Of("/account/security")),
    };

    private Letter Disconnected(string provider) => Letter(texts.Say("{0} was disconnected from your account", ("provider", provider))) with
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("You cannot sign in with it any more. If it was not you, write to {0} at once.", SupportEmail)],
        Button = (texts["See how you sign in"], address.Of("/account/security")),
    };

    private (string Name, object? Value) SupportEmail => ("support_email", shop.Value.SupportEmail);

    private async Task Write(SignupDb db, CustomerId id, string kind, Func<Letter> letter, CancellationToken cancellationToken)
    {
        var customer = await db.Set<Customer>().SingleAsync(c => c.Id == id, cancellationToken);
        db.Add(post.To(customer.Email, kind, customer.Culture, letter, id));
    }

    private Letter Letter(Sentence subject) => new(shop.Value.Name, subject, subject);
}
