using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
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
public sealed class TakingASessionAway(ITestOutputHelper output) : InABrowser, IDisposable
{
    private static readonly int Times = Endure.Times("suspensions", daily: 3);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Shops.Open.Url) };

    [Fact]
    public Task A_bearer_token_is_refused_within_two_seconds() => Measure("bearer", async person =>
    {
        var token = await TokenOf(person.Email, Shops.Password);
        return async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/sessions") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            return (await http.SendAsync(request)).StatusCode == HttpStatusCode.Unauthorized;
        };
    });

    [Fact]
    public Task A_cookie_is_refused_within_two_seconds() => Measure("cookie", async person =>
    {
        using var browser = new PlainBrowser(Shops.Open);
        await browser.SignIn(person.Email);
        var cookie = browser.Cookie("signup");
        return async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", $"signup={cookie}" } } };
            return (await http.SendAsync(request)).Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true;
        };
    });

    [Fact]
    public async Task A_live_page_turns_within_two_seconds()
    {
        var page = await Visit();
        await Measure("circuit", async person =>
        {
            await page.Context.ClearCookiesAsync();
            await new Visitor(page, Shops.Open, person.Email).HasSession();
            await page.GotoAsync(Shops.Open.Url + "/account");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello, Mara" })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send it again" })).ToBeEnabledAsync();
            return async () => await page.GetByText("Your session has ended.").IsVisibleAsync();
        });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello, Mara" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("payment")]
    [InlineData("review")]
    [InlineData("order")]
    public async Task Every_page_of_the_sign_up_turns_to_your_session_has_ended(string until)
    {
        var visitor = await Newcomer(Shops.Open);
        await visitor.ComeTo(until);
        var step = visitor.Page.Url;
        var customer = (await Shops.Open.All<Customer>()).Single(c => c.Email.Value == visitor.Email);

        await Shops.Open.Get<SuspendCustomer>().Run(Actor.System, customer.Id, "asked for it");

        await Expect(visitor.Page.GetByText("Your session has ended.")).ToBeVisibleAsync();
        Assert.Equal(0, await visitor.Page.Locator("main form").CountAsync());
        await Shops.Open.Get<ReinstateCustomer>().Run(Actor.System, customer.Id);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in to continue" }).ClickAsync();
        await visitor.SignIn();
        await visitor.Page.WaitForURLAsync(step);
    }

    [Fact]
    public async Task The_board_of_a_manager_goes_with_the_session()
    {
        var ana = await Newcomer(Shops.Open, Shops.AdminEmail);
        var session = await ana.HasSession();
        await ana.Page.GotoAsync(Shops.Open.Url + "/ops/board");
        await ana.Page.Locator("[data-live=true]").First.WaitForAsync();
        var login = (await Shops.Open.All<Session>()).Single(s => s.Id == session).LoginId;

        await Shops.Open.Get<Sessions>().End(new Actor(login, Role.Admin, null, "Ana"), session, SessionEnd.EndedByOwner);

        await Expect(ana.Page.GetByText("Your session has ended.")).ToBeVisibleAsync();
        Assert.Equal(0, await ana.Page.Locator("main .tiles").CountAsync());
    }

    public void Dispose() => http.Dispose();

    /// <summary>Asks again and again while the suspension runs; the time counts from before the administrator's call.</summary>
    private async Task Measure(string what, Func<(string Email, CustomerId Id), Task<Func<Task<bool>>>> begin)
    {
        var admin = await TokenOf(Shops.AdminEmail, Shops.AdminPassword);
        List<double> took = [];
        for (var i = 0; i < Times; i++)
        {
            var person = await Shops.Open.Registered();
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

    private async Task<string> TokenOf(string email, string password)
    {
        var answer = await http.PostAsJsonAsync("/api/sessions", new { email, password });
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!;
    }

    private async Task Suspend(string admin, CustomerId id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/customers/{id}/suspend") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", admin) }, Content = JsonContent.Create(new { reason = "Unpaid" }) };
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
