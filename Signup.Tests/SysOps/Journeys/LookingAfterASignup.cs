using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Journeys;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.SysOps.Journeys;

/// <summary>What staff do to a sign-up under way, what its customer sees of it, and the pages of both.</summary>
[Collection("The shop")]
public sealed class LookingAfterASignup(TheShop shop) : IDisposable
{
    private static readonly Actor Ben = new(Guid.NewGuid(), Role.Manager, null, "Ben Adler");
    private static readonly Actor Sue = Ben with { Role = Role.Support, Name = "Sue" };

    private readonly AppHost host = shop.Host;
    private readonly PlainBrowser mara = new(shop.Host);

    [Fact]
    public async Task Ended_by_a_manager_it_tells_the_customer_by_mail_and_on_the_page()
    {
        var signup = await Known();

        Assert.Null((await host.Get<CancelSignup>().Run(Ben, signup.Id, " Asked by phone ")).Refusal);
        Assert.Null((await host.Get<CancelSignup>().Run(Ben, signup.Id, "Once more")).Refusal);

        Assert.Equal(SignupState.Cancelled, (await Stored(signup.Id)).State);
        Assert.DoesNotContain(await host.All<Deadline>(), d => d.SubjectId == signup.Id.Value && d.ClosedAt is null);
        var kept = Assert.Single(await host.All<AuditEntry>(), e => e.SubjectId == signup.Id.Value);
        Assert.Equal((AuditAction.CancelledSignup, "Ben Adler", "Asked by phone"), (kept.Action, kept.By, Assert.Single(kept.Changes).After));
        using var admin = await SignedIn(Role.Admin);
        Assert.Contains((await Page(admin, "/ops/audit")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/ops/signups/{signup.Id}");
        var mail = Assert.Single(await host.All<MailMessage>(), m => m.CustomerId == signup.CustomerId!.Value.Value && m.Kind == CancelSignup.MailKind);
        Assert.Contains("Nothing was ordered and nothing was charged.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Asked by phone", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ended_no_quote_says_any_more_who_was_to_buy()
    {
        using var headless = new Headless(host);
        await headless.Start();
        await headless.Register(shop.NewAddress());
        await headless.FillIn();
        await headless.AddCard();
        await headless.Post($"/api/signups/{headless.SignupId}/quote", new { });
        var id = SignupId.Parse(headless.SignupId, null);
        Assert.Equal("Lindqvist", Assert.Single(await host.All<Quote>(), q => q.SignupId == id).Party.LastName);

        Assert.Null((await host.Get<CancelSignup>().Run(Ben, id, "Asked by phone")).Refusal);

        Assert.Equal(string.Empty, Assert.Single(await host.All<Quote>(), q => q.SignupId == id).Party.LastName);
    }

    [Fact]
    public async Task One_that_ended_leads_its_browser_to_a_page_that_says_so_from_wherever_it_comes()
    {
        var id = await mara.Start();
        await shop.Change<Signup>(s => s.Id == id, s => s.Expire(shop.Now));

        foreach (var step in (string[])["", "/register", "/profile", "/payment", "/review"]) { Assert.Equal($"/signup/{id}/ended", await mara.LeadsTo($"/signup/{id}{step}")); }
        var page = await mara.Read($"/signup/{id}/ended");

        Assert.Equal("This sign-up ended", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("It ended by itself on", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var somebody = new PlainBrowser(host);
        Assert.Equal(HttpStatusCode.NotFound, await somebody.Status($"/signup/{id}/ended"));
    }

    [Fact]
    public async Task One_under_way_has_not_ended()
    {
        var id = await mara.Start();

        Assert.Equal($"/signup/{id}/register", await mara.LeadsTo($"/signup/{id}/ended"));
    }

    [Fact]
    public async Task Is_not_ended_without_a_reason_nor_when_something_is_ordered_or_it_is_over()
    {
        var (ordered, _) = await shop.PlacedOrder();
        var expired = await Known();
        await shop.Change<Signup>(s => s.Id == expired.Id, s => s.Expire(shop.Now));
        var cancel = host.Get<CancelSignup>();

        Assert.Equal("REASON_MISSING", (await cancel.Run(Ben, expired.Id, " ")).Refusal?.Code);
        Assert.Equal("TOO_LONG", (await cancel.Run(Ben, expired.Id, new string('x', CancelSignup.LongestReason + 1))).Refusal?.Code);
        Assert.Equal("SIGNUP_ORDERED", (await cancel.Run(Ben, ordered.Id, "Because")).Refusal?.Code);
        Assert.Equal("SIGNUP_OVER", (await cancel.Run(Ben, expired.Id, "Because")).Refusal?.Code);
        Assert.Equal("SIGNUP_NOT_FOUND", (await cancel.Run(Ben, SignupId.New(), "Because")).Refusal?.Code);
        Assert.Equal(SignupState.Ordered, (await Stored(ordered.Id)).State);
    }

    [Fact]
    public async Task The_way_back_goes_by_mail_now_instead_of_later()
    {
        var signup = await Known();
        var nobody = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", shop.Now);
        await shop.Plant(nobody, Deadline.At(ResumeLink.Kind, signup.Id.Value, shop.Now.AddHours(1)));
        using var scope = host.Services.CreateScope();
        var send = scope.ServiceProvider.GetRequiredService<SendWayBack>();

        Assert.Null((await send.Run(Sue, signup.Id)).Refusal);

        Assert.Single(await host.All<MailMessage>(), m => m.CustomerId == signup.CustomerId!.Value.Value && m.Kind == ResumeLink.MailKind);
        Assert.DoesNotContain(await host.All<Deadline>(), d => d.Kind == ResumeLink.Kind && d.SubjectId == signup.Id.Value && d.ClosedAt is null);
        Assert.Equal("NOBODY_TO_WRITE_TO", (await send.Run(Sue, nobody.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task Its_page_says_why_what_next_and_when_and_offers_what_the_role_allows()
    {
        var signup = await Known();
        using var sue = await SignedIn(Role.Support);
        using var ben = await SignedIn(Role.Manager);

        var page = await Page(sue, $"/ops/signups/{signup.Id}");

        Assert.Equal("Sign-up of Mara Lindner", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["It waits for name and address", "The customer goes on, or it ends unfinished"], page.QuerySelectorAll(".answers b").Take(2).Select(b => b.TextContent), StringComparer.Ordinal);
        Assert.Equal("Details", page.QuerySelector(".steps [aria-current] b")!.TextContent);
        Assert.Equal("Mail the way back", Actions(page));
        Assert.Equal("Mail the way back, End sign-up", Actions(await Page(ben, $"/ops/signups/{signup.Id}")));
        Assert.Contains(page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/ops/customers/{signup.CustomerId}");
        Assert.Equal(HttpStatusCode.NotFound, (await sue.GetAsync($"/ops/signups/{SignupId.New()}")).StatusCode);
        await shop.Plant(Deadline.At(ResumeLink.Kind, signup.Id.Value, shop.Now.AddHours(1)));
        Assert.Equal("A mail with the way back; without the customer it ends later", (await Page(sue, $"/ops/signups/{signup.Id}")).QuerySelectorAll(".answers b")[1].TextContent);
        Assert.Contains((await Page(sue, "/ops/signups?step=profile")).QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == $"/ops/signups/{signup.Id}");
        Assert.DoesNotContain((await Page(sue, "/ops/signups?step=payment")).QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == $"/ops/signups/{signup.Id}");
        Assert.Contains((await Page(sue, $"/ops/customers/{signup.CustomerId}")).QuerySelectorAll(".answers a"), a => a.GetAttribute("href") == $"/ops/signups/{signup.Id}");
    }

    public void Dispose() => mara.Dispose();

    /// <summary>A sign-up whose customer has an account.</summary>
    private async Task<Signup> Known()
    {
        var (email, now) = (EmailAddress.Parse(shop.NewAddress()), shop.Now);
        var login = Logins.Make(email, Role.Customer, "Mara", null);
        var customer = Customer.Register(new(login.Id), email, new(email.Value, null) { FirstName = "Mara", LastName = "Lindner" }, now);
        var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", now);
        signup.Attach(customer.Id);
        await shop.Plant(login, customer, signup, Deadline.At(SignupExpiry.Kind, signup.Id.Value, now + SignupExpiry.After));
        return signup;
    }

    private async Task<Signup> Stored(SignupId id) => (await host.All<Signup>()).Single(s => s.Id == id);

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

    private static string Actions(IHtmlDocument page) => string.Join(", ", page.QuerySelectorAll(".between > .actions > *").Select(a => a.TextContent.Trim()));

    private static async Task<IHtmlDocument> Page(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path));
}
