using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers;

/// <summary>The Register page in a real browser, as the sign-up's step.</summary>
public sealed class TheRegisterPage : InABrowser
{
    [Fact]
    public async Task Registering_goes_on_to_the_profile_signed_in_and_counts_for_the_visitors_own_network()
    {
        var email = Shops.NewAddress();
        var page = await Visit(Shops.Open.Url + await StepUrl());
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(Shops.Password);
        await page.GetByLabel("First name").FillAsync("Mara");
        await page.GetByLabel("Last name").FillAsync("Lindqvist");
        await page.Locator("#terms").CheckAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Create account and continue" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Your details");
        Assert.Contains(await Shops.Open.All<Customer>(), c => c.Email.Value == email);
        Assert.Null(Shops.Open.Get<Throttle>().Look(new Limit { Count = 1, Window = TimeSpan.FromHours(1) }, "register:" + Origin.Unknown.Network));
    }

    private static async Task<string> StepUrl()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Shops.Open.Url) };
        var plan = JsonNode.Parse(await http.GetStringAsync(new Uri("/api/plans", UriKind.Relative)))![0]!["planId"]!.ToString();
        var started = await http.PostAsJsonAsync("/api/signups", new { planId = plan, billingCycle = "monthly", country = "DE" });
        return new Uri(JsonNode.Parse(await started.Content.ReadAsStringAsync())!["next"]!["url"]!.ToString()).PathAndQuery;
    }
}
