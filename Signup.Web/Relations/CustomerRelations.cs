using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Relations;

/// <summary>R3 CustomerRelations: the first accepted order makes a client preferred, and preferred clients get a welcome pack.</summary>
public sealed class CustomerRelations(IStringLocalizer<RelationsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post, TimeProvider time) : IHandle<OrderAccepted>, IHandle<ClientBecamePreferred>, IMailTemplates
{
    public const string MailKind = "welcome-pack";

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Order, texts["Welcome pack"], () => Write(new() { FirstName = MailSamples.Buyer.FirstName, PlanName = MailSamples.Offer.PlanName }))];

    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<PreferredClient>().AnyAsync(c => c.CustomerId == happened.CustomerId, cancellationToken)) { return; }
        db.Add(new PreferredClient
        {
            CustomerId = happened.CustomerId,
            OrderId = happened.OrderId,
            Email = EmailAddress.TryParse(happened.Party.Email, out var email) ? email : throw new InvalidOperationException($"Order {happened.OrderId} has no address to write to."),
            FirstName = happened.Party.FirstName,
            Culture = happened.Party.Culture,
            PlanName = happened.Offer.PlanName,
            Since = time.GetUtcNow(),
        });
        db.Announce(new ClientBecamePreferred(happened.CustomerId, happened.OrderId));
    }

    public async Task Handle(ClientBecamePreferred happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<PreferredClient>().SingleOrDefaultAsync(c => c.CustomerId == happened.CustomerId, cancellationToken) is not { } client) { return; }
        db.Add(post.To(client.Email, MailKind, client.Culture, () => Write(client), client.CustomerId));
    }

    private Letter Write(PreferredClient client) => new(shop.Value.Name, texts.Say("Welcome to {0}", ("shop", shop.Value.Name)), texts.Say("Welcome, {0}", ("first_name", client.FirstName)))
    {
        Paragraphs =
        [
            texts.Say("You are now one of our preferred clients. This is what to know first."),
            texts.Say("In your account you find your plan, your contract, invoices and downloads, and you can change your details there."),
            texts.Say("If you need a person, write to {0}. Have the number of your contract at hand.", ("support_email", shop.Value.SupportEmail)),
        ],
        Facts = [(texts["Plan"], client.PlanName), (texts["Write to"], shop.Value.SupportEmail)],
        Button = (texts["Open my account"], address.Of("/account")),
    };
}
