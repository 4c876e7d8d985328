using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Mail;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Signups;

/// <summary>A shop that never tells whether an address has an account.</summary>
public sealed class SilentShop : IDisposable
{
    public AppHost App { get; } = new(settings: new KeyValuePair<string, string>("Registration:DuplicateEmail", "Private"));

    public void Dispose() => App.Dispose();
}

/// <summary>A shop that never tells whether an address has an account: the sign-up goes on by the mailed link, and the HTTP API answers alike.</summary>
public sealed class RegisteringByMailAlone(SilentShop silent) : InABrowser, IClassFixture<SilentShop>
{
    private const string Password = Shops.Password;

    /// <summary>Where a registration comes from that no page made: not the unknown network, which is to stay uncounted.</summary>
    private static readonly Origin Desk = new("192.0.2.7", "192.0.2.0/24", "Test");

    private AppHost Shop => silent.App;

    [Fact]
    public async Task The_sign_up_goes_on_after_the_link_in_the_mail_and_counts_for_the_visitors_own_network()
    {
        var page = await AtTheRegisterStep();
        await FillIn(page, "jonas@hafenlicht.example");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your e-mail" })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "check your e-mail");
        await page.GotoAsync(Shop.Url + await Shop.LinkIn("verify-email", "jonas@hafenlicht.example"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm e-mail" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await SignIn(page, "jonas@hafenlicht.example");

        await IsAtTheProfileStep(page);
        Assert.Null(Shop.Get<Throttle>().Take(new Limit { Count = 1, Window = TimeSpan.FromHours(1) }, "register:" + Origin.Unknown.Address));
    }

    [Fact]
    public async Task Who_has_an_account_gives_another_address_on_the_same_page_signs_in_from_there_and_goes_on()
    {
        await Shop.Get<RegisterCustomer>().Run(new Registration("mara@hafenlicht.example", Password), Desk);
        using var confirming = new PlainBrowser(Shop);
        var confirmed = await (await confirming.Open(await Shop.LinkIn("verify-email", "mara@hafenlicht.example"))).Press("Confirm e-mail");
        Assert.Contains("Your e-mail address is confirmed.", confirmed.Says("main .notice"), StringComparison.Ordinal);
        var page = await AtTheRegisterStep();

        await FillIn(page, "wrong@hafenlicht.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use another address" }).ClickAsync();
        await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync("wrong@hafenlicht.example");
        await page.GetByLabel("E-mail address").FillAsync("mara@hafenlicht.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your e-mail" })).ToBeVisibleAsync();
        Assert.Contains(await Shop.All<MailMessage>(), m => m is { Kind: "account-exists", Recipient: "mara@hafenlicht.example" });
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to continue" }).ClickAsync();
        await SignIn(page, "mara@hafenlicht.example");

        await IsAtTheProfileStep(page);
    }

    [Fact]
    public async Task The_api_answers_202_with_the_same_words_and_no_id_for_free_and_taken_addresses()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Shop.Url) };

        var free = await http.PostAsJsonAsync("/api/customers", new { email = "lena@hafenlicht.example", password = Password });
        var taken = await http.PostAsJsonAsync("/api/customers", new { email = "lena@hafenlicht.example", password = Password });

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (free.StatusCode, taken.StatusCode));
        Assert.Equal(await free.Content.ReadAsStringAsync(), await taken.Content.ReadAsStringAsync());
        Assert.Equal(["message"], JsonNode.Parse(await free.Content.ReadAsStringAsync())!.AsObject().Select(p => p.Key), StringComparer.Ordinal);
        Assert.Null(free.Headers.Location);
        Assert.Equal(free.Headers.Select(h => h.Key).Order(StringComparer.Ordinal), taken.Headers.Select(h => h.Key).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static async Task IsAtTheProfileStep(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your details" })).ToBeVisibleAsync();
        Assert.EndsWith("/profile", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task FillIn(IPage page, string email)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(Password);
        await page.GetByLabel("First name").FillAsync("Mara");
        await page.GetByLabel("Last name").FillAsync("Lindqvist");
        await page.Locator("#terms").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" }).ClickAsync();
    }

    private static async Task SignIn(IPage page, string email)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private async Task<IPage> AtTheRegisterStep()
    {
        var page = await Visit();
        await new Visitor(page, Shop, string.Empty).ChoosePlan();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" })).ToBeEnabledAsync();
        return page;
    }
}
