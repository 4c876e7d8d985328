using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers;

/// <summary>P2 in a real browser, as the sign-up's step.</summary>
public sealed class TheRegisterPage(CustomersHost host) : IClassFixture<CustomersHost>
{
    [Fact]
    public async Task Registering_goes_on_to_the_profile_signed_in_and_counts_for_the_visitors_own_network()
    {
        var email = host.NewAddress();
        var page = await host.Open(await StepUrl());
        await Accessible.Check(page, "register");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(CustomersHost.Password);
        await page.GetByLabel("First name").FillAsync("Mara");
        await page.GetByLabel("Last name").FillAsync("Lindqvist");
        await page.Locator("#terms").CheckAsync();
        await Browser.Shot(page, "register");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Your details");
        await Accessible.Check(page, "profile");
        await Browser.Shot(page, "profile");
        Assert.Contains(await host.App.All<Customer>(), c => c.Email.Value == email);
        Assert.Null(host.App.Get<Throttle>().Look(new Limit { Count = 1, Window = TimeSpan.FromHours(1) }, "register:" + Origin.Unknown.Network));
    }

    private async Task<string> StepUrl()
    {
        using var http = new HttpClient { BaseAddress = new Uri(host.App.Url) };
        var plan = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/plans", UriKind.Relative)))![0]!["planId"]!.ToString();
        var started = await http.PostAsJsonAsync("/api/signups", new { planId = plan, billingCycle = "monthly", country = "DE" });
        return new Uri(JsonNode.Parse(await started.Content.ReadAsStringAsync())!["next"]!["url"]!.ToString()).PathAndQuery;
    }
}
