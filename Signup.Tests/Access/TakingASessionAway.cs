using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Customers;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Access;

/// <summary>An administrator suspends a customer over the HTTP API: how long can they still do anything? Each figure is taken from before the call.</summary>
[Collection("Sign-up pages")]
public sealed class TakingASessionAway(SignupPages pages, ITestOutputHelper output) : IDisposable
{
    private const int Times = 10;
    private const string Password = CustomersHost.Password;
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);
    private static int people;

    /// <summary>A button of each page that can be pressed once the page is live.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["profile"] = "Save and continue", ["payment"] = "Add your card", ["review"] = "Place order and pay", ["order"] = "Cancel order",
    };

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(pages.Host.Url) };

    [Fact]
    public Task A_bearer_token_is_refused_within_two_seconds() => Measure("bearer", async person =>
    {
        var token = await TokenOf(person.Email);
        return async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/sessions") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            return (await http.SendAsync(request)).StatusCode == HttpStatusCode.Unauthorized;
        };
    });

    [Fact]
    public Task A_cookie_is_refused_within_two_seconds() => Measure("cookie", async person =>
    {
        var browser = await SignedIn(person.Email);
        var cookie = Assert.Single(await browser.Context.CookiesAsync(), c => c.Name == "signup");
        await browser.Context.DisposeAsync();
        return async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", $"{cookie.Name}={cookie.Value}" } } };
            return (await http.SendAsync(request)).Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true;
        };
    });

    [Fact]
    public Task A_live_page_turns_within_two_seconds() => Measure("circuit", async person =>
    {
        var page = await SignedIn(person.Email);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send it again" })).ToBeEnabledAsync();
        return async () => await page.GetByText("Your session has ended.").IsVisibleAsync();
    });

    [Theory]
    [InlineData("profile")]
    [InlineData("payment")]
    [InlineData("review")]
    [InlineData("order")]
    public async Task Every_page_of_the_sign_up_turns_to_your_session_has_ended(string until)
    {
        await using var visitor = await pages.Visitor(email: $"cut-{until}@hafenlicht.example");
        await visitor.ChoosePlan();
        await visitor.Register();
        if (until != "profile") { await visitor.FillIn(); }
        if (until is "review" or "order")
        {
            await visitor.AddCard();
            await visitor.ContinueToReview();
        }

        if (until == "order") { await visitor.Place(); }
        var step = visitor.Page.Url;
        var customer = (await pages.Host.All<Customer>()).Single(c => c.Email.Value == visitor.Email);
        await Expect(visitor.Button(Known[until]).First).ToBeEnabledAsync();

        await pages.Host.Get<SuspendCustomer>().Run(Actor.System, customer.Id, "asked for it");

        await Expect(visitor.Page.GetByText("Your session has ended.")).ToBeVisibleAsync();
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
        await pages.Host.Get<ReinstateCustomer>().Run(Actor.System, customer.Id);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in to continue" }).ClickAsync();
        await FillInSignIn(visitor.Page, visitor.Email);
        await visitor.Page.WaitForURLAsync(step);
    }

    [Fact]
    public async Task The_board_of_a_manager_goes_with_the_session()
    {
        var page = (await pages.Visitor()).Page;
        await page.GotoAsync($"{pages.Host.Url}/sign-in?return=/ops/board");
        await FillInSignIn(page, SignupPages.AdminEmail, SignupPages.AdminPassword);
        await page.Locator("[data-live=true]").First.WaitForAsync();
        var sid = (await pages.Host.All<Session>()).Where(s => s.EndedAt == null).MaxBy(s => s.Id.Value)!;

        await pages.Host.Get<Sessions>().End(new Actor(sid.LoginId, Role.Admin, null, "Ana"), sid.Id, SessionEnd.EndedByOwner);

        await Expect(page.GetByText("Your session has ended.")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("main .tiles").CountAsync());
        await page.Context.DisposeAsync();
    }

    public void Dispose() => http.Dispose();

    /// <summary>Asks again and again while the suspension runs; the time counts from before the administrator's call.</summary>
    private async Task Measure(string what, Func<(string Email, CustomerId Id), Task<Func<Task<bool>>>> begin)
    {
        var admin = await TokenOf(SignupPages.AdminEmail, SignupPages.AdminPassword);
        List<double> took = [];
        for (var i = 0; i < Times; i++)
        {
            var person = await Somebody();
            var isRefused = await begin(person);
            Assert.False(await isRefused());

            var watch = Stopwatch.StartNew();
            var suspending = Suspend(admin, person.Id);
            await Eventually.Hold(isRefused, $"the {what} refused", AtOnce);
            took.Add(watch.Elapsed.TotalMilliseconds);
            await suspending;
        }

        took.Sort();
        output.WriteLine($"From suspension to refusal, {what}: median {took[Times / 2]:0} ms, longest {took[^1]:0} ms, of {Times}.");
        Assert.True(took[^1] < AtOnce.TotalMilliseconds);
    }

    private async Task<(string Email, CustomerId Id)> Somebody()
    {
        var email = $"cut{Interlocked.Increment(ref people)}@hafenlicht.example";
        var made = await pages.Host.Get<RegisterCustomer>().Run(new Registration(email, Password) { FirstName = "Mara", LastName = "Lindqvist" }, Origin.Unknown);
        return (email, made.Value.CustomerId);
    }

    private async Task<string> TokenOf(string email, string password = Password)
    {
        var answer = await http.PostAsJsonAsync("/api/sessions", new { email, password });
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!;
    }

    private async Task Suspend(string admin, CustomerId id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/customers/{id}/suspend") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", admin) }, Content = JsonContent.Create(new { reason = "Unpaid" }) };
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private async Task<IPage> SignedIn(string email)
    {
        var page = (await pages.Visitor()).Page;
        await page.GotoAsync($"{pages.Host.Url}/sign-in?return=/account");
        await FillInSignIn(page, email);
        await page.WaitForURLAsync("**/account");
        return page;
    }

    private static async Task FillInSignIn(IPage page, string email, string password = Password)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
