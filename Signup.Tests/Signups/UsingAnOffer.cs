using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Account;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Relations;
using Xunit;

namespace SignupTests.Signups;

/// <summary>R3: who bought for the first time gets an offer for the next purchase, and uses it: alone, and once.</summary>
[Collection("The shop")]
public sealed class UsingAnOffer(TheShop shop) : IDisposable
{
    private readonly Headless mara = new(shop.Host);
    private readonly Headless maraAgain = new(shop.Host);
    private readonly Headless otto = new(shop.Host);

    [Fact]
    public async Task It_takes_something_off_the_next_purchase_of_its_client_alone_and_once()
    {
        var address = shop.NewAddress();
        await mara.Order(email: address);
        await Completed(mara);
        var offer = await Offer();
        var mail = await Eventually.See(async () => (await shop.Host.All<MailMessage>()).SingleOrDefault(m => m.Kind == RelationMails.WelcomeKind && m.CustomerId == offer.CustomerId.Value), "the welcome pack");
        Assert.Contains($"the code {offer.Code} takes 10 % off the first payment of your next purchase", mail.Text, StringComparison.Ordinal);
        Assert.Equal(offer.Code, (await Account())!.Offer?.Code);

        var taken = await UpToQuote(otto, offer.Code, () => otto.Register(shop.NewAddress()));
        Assert.Equal(("PROMOTION_NOT_YOURS", 17_731), ((string?)taken["promotionProblem"]!["code"], (long)taken["total"]!["minor"]!));

        var quote = await UpToQuote(maraAgain, offer.Code, () => maraAgain.ComeBack(address));
        Assert.Equal((1_490, 15_958), ((long)quote["discount"]!["off"]!["minor"]!, (long)quote["total"]!["minor"]!));
        await maraAgain.Submit();
        await Completed(maraAgain);
        await Eventually.Hold(async () => (await Account())!.Offer is null, "an account that shows it no longer");

        using var again = await mara.Try(HttpMethod.Post, "/api/signups", new { planId = await Team(), billingCycle = "monthly", country = "DE", promotionCode = offer.Code });
        Assert.Equal((HttpStatusCode.BadRequest, "PROMOTION_USED_UP"), (again.StatusCode, (string?)JsonNode.Parse(await again.Content.ReadAsStringAsync())!["code"]));
        Assert.Single(await shop.Host.All<LimitedOffer>(), o => o.CustomerId == offer.CustomerId);
    }

    public void Dispose()
    {
        mara.Dispose();
        maraAgain.Dispose();
        otto.Dispose();
    }

    private Task<AccountView?> Account() => shop.Host.Get<ReadAccount>().Run(CustomerId.Parse(mara.CustomerId, null));

    private Task<LimitedOffer> Offer() => Eventually.See(async () => (await shop.Host.All<LimitedOffer>()).SingleOrDefault(o => o.CustomerId == CustomerId.Parse(mara.CustomerId, null) && o.MadeAt is not null), "an offer that was made");

    private async Task<string> Team() => (string)(await mara.Get("/api/plans")).AsArray().Single(p => (string?)p!["name"] == "Team")!["planId"]!;

    private static async Task<JsonNode> UpToQuote(Headless who, string code, Func<Task> comeIn)
    {
        await who.Start(promotionCode: code);
        await comeIn();
        await who.FillIn();
        await who.AddCard();
        return await who.Post($"/api/signups/{who.SignupId}/quote", new { });
    }

    private async Task Completed(Headless who)
    {
        shop.Time.Advance(TimeSpan.FromSeconds(21));
        await Eventually.Hold(async () => (string?)(await who.Signup())["state"] == "completed", "the sign-up completed");
    }
}
