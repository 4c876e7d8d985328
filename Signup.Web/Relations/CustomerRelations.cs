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
public sealed class CustomerRelations(IStringLocalizer<RelationsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, TimeProvider time) : IHandle<OrderAccepted>, IHandle<ClientBecamePreferred>
{
    public const string MailKind = "welcome-pack";

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
        db.Add(MailMessage.To(client.Email, MailKind, Speaking.In(client.Culture, () => Write(client)), time.GetUtcNow(), client.CustomerId));
    }

    private Letter Write(PreferredClient client) => new(shop.Value.Name, texts["Welcome to {0}", shop.Value.Name], texts["Welcome, {0}", client.FirstName])
    {
        Paragraphs =
        [
            texts["You are now one of our preferred clients. This is what to know first."],
            texts["In your account you find your plan, your contract, invoices and downloads, and you can change your details there."],
            texts["If you need a person, write to {0}. Have the number of your contract at hand.", shop.Value.SupportEmail],
        ],
        Facts = [(texts["Plan"], client.PlanName), (texts["Write to"], shop.Value.SupportEmail)],
        Button = (texts["Open my account"], address.Of("/account")),
    };
}
