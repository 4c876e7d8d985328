using System.Text;
using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What a page of another system has us do for its visitor, from server to server.</summary>
public sealed class CallsOfOtherPages(ShopWithPages shop) : VisitingAnotherPage(shop)
{
    [Fact]
    public async Task Calls_are_for_a_visit_that_is_open_and_signed_by_its_page()
    {
        var (_, visit) = await Led();
        var body = $$$"""{"visit":"{{{visit}}}","register":{"email":"{{{Email}}}","password":"{{{Shops.Password}}}","firstName":"Mara","lastName":"Lindqvist","terms":true}}""";
        var now = Shop.Time.GetUtcNow();

        Assert.Equal("SIGNATURE_INVALID", await Call(body, null));
        Assert.Equal("SIGNATURE_INVALID", await Call(body, Sign(body, "another-secret-0123456789-abc", now)));
        Assert.Equal("SIGNATURE_INVALID", await Call(body + " ", Sign(body, PageSystem.Secret, now)));
        Assert.Equal("SIGNATURE_INVALID", await Call(body, Sign(body, PageSystem.Secret, now.AddMinutes(-6))));
        var stranger = body.Replace(visit.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal);
        Assert.Equal("SIGNATURE_INVALID", await Call(stranger, Sign(stranger, PageSystem.Secret, now)));
        foreach (var nonsense in new[] { "", "null", "{", "[]", "{}" }) { Assert.Contains(await Call(nonsense, Sign(nonsense, PageSystem.Secret, now)), new[] { "CALL_INVALID", "SIGNATURE_INVALID" }, StringComparer.Ordinal); }
        var untold = body.Replace("\"terms\":true", "\"terms\":false", StringComparison.Ordinal);
        Assert.Equal("TERMS_MISSING", await Call(untold, Sign(untold, PageSystem.Secret, now)));
        Assert.DoesNotContain(await Host.All<Customer>(), c => c.Email.Value == Email);

        Assert.Null(await Call(body, Sign(body, PageSystem.Secret, now)));
        Assert.Null(await Call(body, Sign(body, PageSystem.Secret, now)));
        Assert.Single(await Host.All<Customer>(), c => c.Email.Value == Email);
        await Mara.LeadsTo((await Pages.Say(visit, ("result", "failed"))).PathAndQuery);
        Assert.Equal("VISIT_OVER", await Call(body, Sign(body, PageSystem.Secret, now)));
    }

    [Theory]
    [InlineData("payment")]
    [InlineData("review")]
    public async Task A_page_changes_the_billing_cycle_and_what_is_bought_is_billed_so(string step)
    {
        using var program = new Headless(Host);
        var id = await ShopWithPages.ComeTo(step, program, Mara, Email);
        var visit = await Led(id, step);

        var answer = await Ask($$"""{"visit":"{{visit}}","cycle":"yearly"}""");

        Assert.Equal(BillingCycle.Yearly, (await Stored(id)).Offer.BillingCycle);
        Assert.Equal(step == "review" ? "177310" : "yearly", (step == "review" ? answer["total"]!["minor"] : answer["cycle"])!.ToString());
        Assert.Equal("CALL_INVALID", (string?)(await Ask($$"""{"visit":"{{visit}}","cycle":"daily"}"""))["code"]);
    }

    private async Task<string?> Call(string body, string? signature) => (string?)(await Ask(body, signature))["code"];

    private Task<JsonNode> Ask(string body) => Ask(body, Sign(body, PageSystem.Secret, Shop.Time.GetUtcNow()));

    private async Task<JsonNode> Ask(string body, string? signature)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Host.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signup/pages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null) { request.Headers.Add(SignedBody.Header, signature); }
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
