using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupWeb.Orders;
using Xunit;

namespace SignupTests.Signups;

/// <summary>One agreement to one price makes one order.</summary>
[Collection("The shop")]
public sealed class OrderingOnce(TheShop shop) : IDisposable
{
    private readonly Headless mara = new(shop.Host);

    [Fact]
    public async Task Pressing_the_button_several_times_gives_one_order()
    {
        var quote = await UpToReview("once@hafenlicht.example");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => mara.Try(HttpMethod.Post, "/api/orders", Agree(quote))));
        var late = await mara.Try(HttpMethod.Post, "/api/orders", Agree(quote));

        HttpResponseMessage[] all = [.. answers, late];
        Assert.All(all, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var ids = await Task.WhenAll(all.Select(async answer => (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["orderId"]));
        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        Assert.Single(await shop.Host.All<Order>(), o => o.SignupId.ToString() == mara.SignupId);
    }

    [Fact]
    public async Task A_price_that_changed_after_the_review_is_refused_until_it_was_seen()
    {
        var quote = await UpToReview("changed@hafenlicht.example", "Essential");
        await shop.Raise("Essential", 500);

        using var refused = await mara.Try(HttpMethod.Post, "/api/orders", Agree(quote));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("QUOTE_CHANGED", (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]);
        Assert.DoesNotContain(await shop.Host.All<Order>(), o => o.SignupId.ToString() == mara.SignupId);
        var order = await mara.Submit();
        Assert.Equal((long)quote["total"]!["minor"]! + 595, (long)order["total"]!["minor"]!);
    }

    [Fact]
    public async Task Without_agreement_there_is_no_order()
    {
        var quote = await UpToReview("disagree@hafenlicht.example");

        using var refused = await mara.Try(HttpMethod.Post, "/api/orders", new { signupId = mara.SignupId, quoteId = (string?)quote["quoteId"], agree = false });

        Assert.Equal("CONSENT_MISSING", (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]);
    }

    private async Task<JsonNode> UpToReview(string email, string plan = "Team")
    {
        await mara.Start(plan);
        await mara.Register(email);
        await mara.FillIn();
        await mara.AddCard();
        return await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
    }

    private object Agree(JsonNode quote) => new { signupId = mara.SignupId, quoteId = (string?)quote["quoteId"], agree = true };

    public void Dispose() => mara.Dispose();
}
