using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Mail;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Signups;

/// <summary>A shop that never tells whether an address has an account: the sign-up goes on by the mailed link, and the HTTP API answers alike.</summary>
public sealed class RegisteringByMailAlone : IAsyncLifetime
{
    private const string Password = "kran-elbe-mittwoch";
    private readonly Browser browser = new();

    private AppHost Shop { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Shop = new AppHost(settings: [new("Access:PasswordIterations", "1000"), new("Registration:DuplicateEmail", "Private")]);
        await browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await Shop.DisposeAsync();
    }

    [Fact]
    public async Task The_sign_up_goes_on_after_the_link_in_the_mail()
    {
        var page = await AtTheRegisterStep();
        await FillIn(page, "jonas@hafenlicht.example");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your e-mail" })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "check your e-mail");
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(360, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light)])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Browser.Shot(page, $"check-your-mail-{width}-{scheme.ToString().ToLowerInvariant()}");
        }

        await page.GotoAsync(Shop.Url + await LinkTo("jonas@hafenlicht.example"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm e-mail" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await SignIn(page, "jonas@hafenlicht.example");

        await IsAtTheProfileStep(page);
    }

    [Fact]
    public async Task Who_has_an_account_signs_in_from_the_same_page_and_goes_on()
    {
        var page = await AtTheRegisterStep();
        await Shop.Get<RegisterCustomer>().Run(new Registration("mara@hafenlicht.example", Password), Origin.Unknown);
        var confirming = await browser.Visit();
        await confirming.GotoAsync(Shop.Url + await LinkTo("mara@hafenlicht.example"));
        await confirming.GetByRole(AriaRole.Button, new() { Name = "Confirm e-mail" }).ClickAsync();
        await Expect(confirming.GetByText("Your e-mail address is confirmed.")).ToBeVisibleAsync();

        await FillIn(page, "mara@hafenlicht.example");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check your e-mail" })).ToBeVisibleAsync();
        Assert.Contains(await Shop.All<MailMessage>(), m => m is { Kind: "account-exists", Recipient: "mara@hafenlicht.example" });
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to continue" }).ClickAsync();
        await SignIn(page, "mara@hafenlicht.example");

        await IsAtTheProfileStep(page);
    }

    [Fact]
    public async Task Another_address_can_be_given_on_the_same_page()
    {
        var page = await AtTheRegisterStep();
        await FillIn(page, "wrong@hafenlicht.example");

        await page.GetByRole(AriaRole.Button, new() { Name = "Use another address" }).ClickAsync();

        await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync("wrong@hafenlicht.example");
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
        var page = await browser.Visit(1280);
        await new Visitor(page, Shop, string.Empty).ChoosePlan();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" })).ToBeEnabledAsync();
        return page;
    }

    private async Task<string> LinkTo(string email)
    {
        var mail = (await Shop.All<MailMessage>()).Where(m => m.Kind == "verify-email" && m.Recipient == email).MaxBy(m => m.WrittenAt)!;
        return new Uri(mail.Text.Split('\n').Single(line => line.Contains("token=", StringComparison.Ordinal))).PathAndQuery;
    }
}
