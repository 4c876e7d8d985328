using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Relations;
using Xunit;

namespace SignupTests.Relations;

public sealed class APreferredClient
{
    [Fact]
    public async Task Gets_one_welcome_pack_with_the_first_accepted_order()
    {
        await using var database = await AcceptedOrders.Database();
        var mara = CustomerId.New();

        var order = await database.Accept(AcceptedOrders.Of(Sample.Team(), customer: mara));
        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook, customer: mara));
        await database.Announce(order);
        await database.Deliver();

        Assert.Equal(order.OrderId, Assert.Single(await database.All<PreferredClient>()).OrderId);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(ClientBecamePreferred));
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == CustomerRelations.MailKind);
    }

    [Fact]
    public async Task Is_welcomed_in_their_language_and_promised_nothing_we_cannot_keep()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(Sample.Team(), Sample.Mara with { Culture = "de-DE" }));

        var mail = Assert.Single(await database.All<MailMessage>(), m => m.Kind == CustomerRelations.MailKind);
        Assert.Equal("Willkommen bei Northwind Support", mail.Subject);
        Assert.DoesNotContain("Rabatt", mail.Text, StringComparison.OrdinalIgnoreCase);
    }
}
