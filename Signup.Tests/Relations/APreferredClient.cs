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
    public async Task Gets_one_welcome_pack_and_one_offer_with_the_first_accepted_order()
    {
        await using var database = await AcceptedOrders.Database();
        var mara = CustomerId.New();

        var order = await database.Accept(AcceptedOrders.Of(Sample.Team(), customer: mara));
        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook, customer: mara));
        await database.Announce(order, new ClientBecamePreferred(mara, order.OrderId));
        await database.Deliver();
        await Made(database, mara);
        await Made(database, mara);
        await database.Pass(WelcomeWithoutOffer.After);

        Assert.Equal(order.OrderId, Assert.Single(await database.All<PreferredClient>()).OrderId);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(LimitedOfferRequested));
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == RelationMails.WelcomeKind);
        Assert.DoesNotContain(await database.All<MailMessage>(), m => m.Kind == RelationMails.OfferKind);
    }

    [Fact]
    public async Task Is_welcomed_in_their_language_once_the_code_is_there_and_told_what_it_takes_off_and_until_when()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team(), Sample.Mara with { Culture = "de-DE" }));
        Assert.DoesNotContain(await database.All<MailMessage>(), m => m.Kind == RelationMails.WelcomeKind);

        await Made(database, order.CustomerId);

        var (mail, offer) = (Assert.Single(await database.All<MailMessage>(), m => m.Kind == RelationMails.WelcomeKind), Assert.Single(await database.All<LimitedOffer>()));
        Assert.Equal("Willkommen bei Northwind Support", mail.Subject);
        Assert.Contains($"zieht der Code {offer.Code} bei Ihrem nächsten Einkauf 10 % von der ersten Zahlung ab. Er gilt nur für Sie, nur einmal, und endet am 21. Dez. 2026, 14:32 Uhr (UTC+1).", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_an_hour_for_the_offer_and_no_longer_and_it_follows_in_a_mail_of_its_own()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        await database.Pass(WelcomeWithoutOffer.After - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(await database.All<MailMessage>(), m => m.Kind == RelationMails.WelcomeKind);
        await database.Pass(TimeSpan.FromSeconds(1));

        var offer = Assert.Single(await database.All<LimitedOffer>());
        Assert.DoesNotContain(offer.Code, Assert.Single(await database.All<MailMessage>(), m => m.Kind == RelationMails.WelcomeKind).Text, StringComparison.Ordinal);
        await Made(database, order.CustomerId);
        await Made(database, order.CustomerId);
        Assert.Contains(offer.Code, Assert.Single(await database.All<MailMessage>(), m => m.Kind == RelationMails.OfferKind).Text, StringComparison.Ordinal);
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == RelationMails.WelcomeKind);
    }

    [Fact]
    public async Task Is_welcomed_at_once_and_promised_nothing_where_the_shop_makes_no_offers()
    {
        await using var database = await AcceptedOrders.Database(new KeyValuePair<string, string?>("Relations:Offer:Enabled", "false"));

        await database.Accept(AcceptedOrders.Of(Sample.Team(), Sample.Mara with { Culture = "de-DE" }));

        Assert.Empty(await database.All<LimitedOffer>());
        Assert.DoesNotContain("Code", Assert.Single(await database.All<MailMessage>(), m => m.Kind == RelationMails.WelcomeKind).Text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task Made(TestDatabase database, CustomerId client)
    {
        await database.Announce(new LimitedOfferMade(client, (await database.All<LimitedOffer>()).Single(o => o.CustomerId == client).Code));
        await database.Deliver();
    }
}
