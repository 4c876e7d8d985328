using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Orders;
using SignupWeb.Signups;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>A person at a browser who signs up page by page, by the words that stand on the pages.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public const string Works = "4242 4242 4242 4242";
    public const string DeclinedAtOnce = "4000 0000 0000 0002";
    public const string FailsLater = "4000 0000 0000 0341";

    private readonly List<string> complaints = [];

    public Visitor(IPage page, AppHost host, string email)
    {
        (Page, Host, Email) = (page, host, email);
        page.Console += (_, message) => { if (message.Type == "error") { complaints.Add($"{message.Text} ({page.Url})"); } };
        page.PageError += (_, error) => complaints.Add($"{error} ({page.Url})");
    }

    public IPage Page { get; }

    public AppHost Host { get; }

    public string Email { get; }

    /// <summary>From the address; empty before a plan was chosen.</summary>
    public string SignupId => Page.Url.Split("/signup/") is [_, var rest] ? rest.Split('/', '?')[0] : string.Empty;

    public ILocator Pay => Button("Place order and pay");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public async Task ChoosePlan(string plan = "Team")
    {
        await Page.GotoAsync(Host.Url);
        await Page.Locator($"input[name=planId][data-name='{plan}']").CheckAsync();
        await Button($"Continue with {plan}").ClickAsync();
        await Page.WaitForURLAsync("**/register");
    }

    public async Task Register()
    {
        await Expect(Button("Create account and continue")).ToBeEnabledAsync();
        await Page.GetByLabel("E-mail address").FillAsync(Email);
        await Page.GetByLabel("Create a password", new() { Exact = true }).FillAsync("kran-elbe-mittwoch");
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
        await Button("Continue to review").ClickAsync();
        await Page.WaitForURLAsync("**/review");
        await Expect(Pay).ToBeEnabledAsync();
    }

    public async Task Place()
    {
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "I agree to the contract" }).CheckAsync();
        await Pay.ClickAsync();
        await Page.WaitForURLAsync("**/orders/**");
    }

    /// <summary>From the plans to the page with the button to pay.</summary>
    public async Task GetToReview(string plan = "Team", string card = Works)
    {
        await ChoosePlan(plan);
        await Register();
        await FillIn();
        await AddCard(card);
        await ContinueToReview();
    }

    /// <summary>From the plans to a placed order.</summary>
    public async Task Order(string plan = "Team", string card = Works)
    {
        await GetToReview(plan, card);
        await Place();
        await Expect(Button("Cancel order").First).ToBeEnabledAsync();
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
    public void HasNoComplaints() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
