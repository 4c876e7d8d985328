using Microsoft.Playwright;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Signups;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>A person at a browser who signs up page by page, by the words that stand on the pages.</summary>
public sealed class Visitor
{
    public const string Works = "4242 4242 4242 4242";
    public const string DeclinedAtOnce = "4000 0000 0000 0002";
    public const string FailsLater = "4000 0000 0000 0341";

    /// <summary>A button of each step's page that can be pressed once the page is live.</summary>
    private static readonly Dictionary<string, string> Live = new(StringComparer.Ordinal)
    {
        ["profile"] = "Save and continue", ["payment"] = "Add your card", ["review"] = "Place order and pay", ["order"] = "Cancel order",
    };

    private readonly List<string> complaints = [];

    private readonly AppHost? host;

    public Visitor(IPage page, AppHost host, string email)
        : this(page, host.Url, email) => this.host = host;

    /// <summary>In a shop of another process, into which only its pages give a look.</summary>
    public Visitor(IPage page, string url, string email)
    {
        (Page, Url, Email) = (page, url, email);
        page.Console += (_, message) => { if (message.Type == "error") { complaints.Add($"{message.Text} {message.Location} ({page.Url})"); } };
        page.PageError += (_, error) => complaints.Add($"{error} ({page.Url})");
    }

    public IPage Page { get; }

    /// <summary>The shop's address.</summary>
    public string Url { get; }

    public AppHost Host => host ?? throw new InvalidOperationException("This shop runs in another process.");

    public string Email { get; }

    /// <summary>From the address; empty before a plan was chosen.</summary>
    public string SignupId => Page.Url.Split("/signup/") is [_, var rest] ? rest.Split('/', '?')[0] : string.Empty;

    public ILocator Pay => Button("Place order and pay");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    /// <param name="elsewhere">The first step is a page of another system.</param>
    public async Task ChoosePlan(string plan = "Team", bool elsewhere = false)
    {
        await Page.GotoAsync(Url);
        await Page.Locator($"input[name=planId][data-name='{plan}']").CheckAsync();
        await Button($"Continue with {plan}").ClickAsync();
        await Page.WaitForURLAsync(elsewhere ? "**/register?signup=*" : "**/register");
    }

    public async Task Register()
    {
        await Expect(Button("Create account and continue")).ToBeEnabledAsync();
        await Page.GetByLabel("E-mail address").FillAsync(Email);
        await Page.GetByLabel("Create a password", new() { Exact = true }).FillAsync(Shops.Password);
        await Page.GetByLabel("First name").FillAsync("Mara");
        await Page.GetByLabel("Last name").FillAsync("Lindqvist");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "I agree to the" }).CheckAsync();
        await Button("Create account and continue").ClickAsync();
        await Page.WaitForURLAsync("**/profile");
    }

    public async Task FillIn()
    {
        await Expect(Button("Save and continue")).ToBeEnabledAsync();
        await Page.GetByLabel("Company").FillAsync("Hafenlicht GmbH");
        await Page.GetByLabel("Street and number").FillAsync("Speicherstraße 14");
        await Page.GetByLabel("Post code").FillAsync("20457");
        await Page.GetByLabel("Town").FillAsync("Hamburg");
        await Button("Save and continue").ClickAsync();
        await Page.WaitForURLAsync("**/payment");
    }

    public async Task OpenCardPage()
    {
        await Button("Add your card").ClickAsync();
        await Page.WaitForURLAsync("**/sandbox/checkout/**");
    }

    public async Task SaveCard(string card = Works)
    {
        await Page.GetByLabel("Card number").FillAsync(card);
        await Button("Save card").ClickAsync();
    }

    public async Task AddCard(string card = Works)
    {
        await OpenCardPage();
        await SaveCard(card);
        await Page.WaitForURLAsync("**/payment?card=saved");
    }

    public async Task ContinueToReview()
    {
        // a press that meets a circuit just coming back is lost: then one presses again
        await Eventually.Hold(async () =>
        {
            if (!Page.Url.EndsWith("/review", StringComparison.Ordinal) && await Button("Continue to review").IsEnabledAsync()) { await Button("Continue to review").ClickAsync(); }
            return await Page.WaitForURLAsync("**/review", new() { Timeout = 8_000 }).ContinueWith(arrived => arrived.IsCompletedSuccessfully, TaskScheduler.Default);
        }, "the review");
        await Expect(Pay).ToBeEnabledAsync();
    }

    public async Task Place()
    {
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "I agree to the contract" }).CheckAsync();
        await Pay.ClickAsync();
        await Page.WaitForURLAsync("**/orders/**");
    }

    /// <summary>
    /// On the page of a step ("profile", "payment", "review" or "order"), when all before it was done as a program does it: page by page it is
    /// walked in WalkingThroughTheSignup. The page is live.
    /// </summary>
    /// <param name="elsewhere">The page is that of another system, and lives at once.</param>
    public async Task ComeTo(string step, string plan = "Team", string card = Works, bool elsewhere = false)
    {
        using var program = new Headless(Host);
        await program.Start(plan, plan == "Field Handbook" ? "once" : "monthly");
        await program.Register(Email);
        if (step != "profile") { await program.FillIn(); }
        if (step is "review" or "order") { await program.AddCard(card.Replace(" ", "", StringComparison.Ordinal)); }
        var order = step == "order" ? await program.Submit() : null;
        await HasSession();
        await Page.GotoAsync(order is null ? $"{Host.Url}/signup/{program.SignupId}/{step}" : $"{Host.Url}/orders/{order["reference"]}");
        if (!elsewhere) { await Expect(Button(Live[step]).First).ToBeEnabledAsync(); }
    }

    /// <summary>Signed in, as the sign-in page would have done it.</summary>
    public async Task<SessionId> HasSession()
    {
        await using var db = Host.Open();
        var login = (await db.LoginOf(EmailAddress.Parse(Email)))!;
        var session = (await Host.Get<Sessions>().Start(login.Id, SessionKind.Cookie, Origin.Unknown))!;
        await Page.Context.AddCookiesAsync([new() { Name = "signup", Value = Host.CookieOf(session), Url = Host.Url, HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        return session.Id;
    }

    /// <summary>Fills in the sign-in page that is open.</summary>
    public async Task SignIn(string password = Shops.Password)
    {
        await Page.GetByLabel("E-mail address").FillAsync(Email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Button("Sign in").ClickAsync();
    }

    public async Task CancelTheOrder()
    {
        await Button("Cancel order").First.ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel order" }).ClickAsync();
        await Expect(Heading("Your order is cancelled")).ToBeVisibleAsync();
    }

    /// <summary>The browser gets there by itself.</summary>
    public Task SeeThankYou() => Page.WaitForURLAsync("**/thank-you/**");

    /// <summary>Another tab of the same browser.</summary>
    public async Task<IPage> AnotherTab(string address)
    {
        var tab = await Page.Context.NewPageAsync();
        await tab.GotoAsync(address);
        return tab;
    }

    /// <summary>What the database holds of this person's orders.</summary>
    public async Task<List<Order>> Orders() => (await Host.All<Order>()).FindAll(o => o.Party.Email == Email);

    public async Task<Signup> Signup()
    {
        var order = Assert.Single(await Orders());
        return (await Host.All<Signup>()).Single(s => s.Id == order.SignupId);
    }

    /// <summary>Nothing was wrong for the browser, on none of the pages.</summary>
    public void HasNoComplaints() => Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
}
