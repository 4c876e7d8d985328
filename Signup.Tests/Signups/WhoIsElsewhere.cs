using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.SysOps.Settings;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What programs and the team read of a customer who is on a page of another system, and a registration there whose answer is in a mail.</summary>
[Collection(TogetherWithPages.Name)]
public sealed class WhoIsElsewhere(ShopWithPages shop) : IAsyncLifetime, IDisposable
{
    private readonly AppHost host = shop.Host;
    private readonly PlainBrowser mara = new(shop.Host);

    public Task InitializeAsync() => shop.Pages.Know(shop.Time.GetUtcNow());

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => mara.Dispose();

    [Fact]
    public async Task The_deadline_of_a_sign_up_is_when_its_step_comes_back_and_then_its_own_end()
    {
        var (id, visit) = await Led(mara);
        using var program = new Headless(host);
        program.GoOnWith(id, mara);

        Assert.Equal(visit.EndsAt, Deadline(await program.Signup()));

        await shop.Advance(TimeSpan.FromMinutes(30));
        await Eventually.Hold(async () => (await Stored(visit)).State == PageVisitState.Late, "the end of the visit");
        Assert.Equal((await host.All<Signup>()).Single(s => s.Id == id).StartedAt + SignupExpiry.After, Deadline(await program.Signup()));
    }

    [Fact]
    public async Task The_team_reads_that_the_customer_is_elsewhere_and_until_when_and_then_no_more()
    {
        var (id, visit) = await Led(mara);
        using var sue = await SignedIn(Role.Support);

        var page = await Page(sue, $"/ops/signups/{id}");

        var until = host.Get<Microsoft.Extensions.Options.IOptions<ShopOptions>>().Value.Local(visit.EndsAt).ToString("HH:mm", null);
        Assert.Equal(["The customer is on a page of another system", "They come back from it, or our own page serves"], page.QuerySelectorAll(".answers b").Take(2).Select(b => b.TextContent), StringComparer.Ordinal);
        Assert.EndsWith(until, page.QuerySelectorAll(".answers b")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal("A customer must be back from a page of another system", page.QuerySelector("#timeline .ahead")!.TextContent);

        await mara.LeadsTo((await shop.Pages.Say(visit.Id, ("result", "failed"))).PathAndQuery);
        Assert.Equal("It waits for an account", (await Page(sue, $"/ops/signups/{id}")).QuerySelector(".answers b")!.TextContent);
    }

    [Fact]
    public async Task Where_no_address_is_told_of_the_way_on_is_in_a_mail_whether_or_not_there_is_an_account()
    {
        var (fresh, taken) = (Shops.NewAddress(), (await host.Registered()).Email);
        await Answer("Private");
        try
        {
            var (id, visit) = await Led(mara);
            Assert.Equal((HttpStatusCode.Accepted, """{"mailed":true}"""), await Registers(visit, fresh));
            Assert.Null((await Stored(visit)).Found);
            using var otto = new PlainBrowser(host);
            Assert.Equal("The way on is in a mail. Please look into your mailbox.", await SendsPage((await Led(otto)).Visit, taken));

            var confirmed = await (await mara.Open(await host.LinkIn("verify-email", fresh))).Press("Confirm e-mail");
            var (back, _) = await mara.Send((await confirmed.Follow("Continue")).At, ("Input.Email", fresh), ("Input.Password", Shops.Password));
            await mara.LeadsTo(back!);
            Assert.NotNull((await host.All<Signup>()).Single(s => s.Id == id).CustomerId);
        }
        finally
        {
            await Answer(null);
        }
    }

    private static DateTimeOffset? Deadline(JsonNode signup) => signup["deadline"] is { } at ? DateTimeOffset.Parse((string)at!, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static async Task<IHtmlDocument> Page(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path));

    /// <summary>Sent to the other system, whose page is open.</summary>
    private async Task<(SignupId Id, PageVisit Visit)> Led(PlainBrowser customer)
    {
        var id = await customer.Start();
        using var answer = await customer.Get($"/signup/{id}/register");
        Assert.Equal(HttpStatusCode.OK, await shop.Pages.Open(answer.Headers.Location!));
        return (id, (await host.All<PageVisit>()).Single(v => v.SignupId == id));
    }

    private async Task<(HttpStatusCode Status, string Body)> Registers(PageVisit visit, string email)
    {
        var body = $$$"""{"visit":"{{{visit.Id}}}","register":{"email":"{{{email}}}","password":"{{{Shops.Password}}}","firstName":"Mara","lastName":"Lindqvist","terms":true}}""";
        using var http = new HttpClient { BaseAddress = new Uri(host.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signup/pages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(SignedBody.Header, SignedBody.Sign(Encoding.UTF8.GetBytes(body), PageSystem.Secret, shop.Time.GetUtcNow()));
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The form of the other page, sent by a browser; what the page says then.</summary>
    private async Task<string> SendsPage(PageVisit visit, string email)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["visit"] = visit.Id.ToString(), ["email"] = email, ["password"] = Shops.Password, ["firstName"] = "Mara", ["lastName"] = "Lindqvist" });
        using var answer = await http.PostAsync(new Uri(shop.Pages.Address + "/register"), form);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task Answer(string? duplicate)
    {
        var ana = new Actor(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
        var seen = (await host.Get<ReadSettings>().Run(ana)).Value.Single(line => line.Setting.Key == "Registration:DuplicateEmail").Version;
        Assert.Null((await host.Get<SaveSettings>().Run([new("Registration:DuplicateEmail", duplicate, seen)], ana)).Refusal);
    }

    private async Task<PageVisit> Stored(PageVisit visit) => (await host.All<PageVisit>()).Single(v => v.Id == visit.Id);

    private async Task<HttpClient> SignedIn(Role role)
    {
        var session = await host.Get<UnitOfWork>().Run(db =>
        {
            var login = Logins.Make(EmailAddress.Parse($"{Guid.NewGuid():N}@northwind.example"), role, $"A {role}", null);
            db.Add(login);
            return Task.FromResult(host.Get<Sessions>().Start(db, login, SessionKind.Cookie, Origin.Unknown));
        });
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Add("Cookie", $"signup={host.CookieOf(session)}");
        return client;
    }
}
