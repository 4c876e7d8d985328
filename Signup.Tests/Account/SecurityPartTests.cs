using Bunit;
using SignupTests.Signups;
using SignupWeb.Account;
using SignupWeb.Customers.Registering;
using SignupWeb.Platform.Access;
using Xunit;

namespace SignupTests.Account;

/// <summary>The list of sessions: this one is marked, the others can be ended.</summary>
[Collection("The shop")]
public sealed class SecurityPartTests(TheShop shop) : PageInTheShop(shop)
{
    [Fact]
    public async Task One_other_session_can_be_ended()
    {
        var page = await Shown("sessions-1@hafenlicht.example");

        page.Find("tbody button").Click();

        page.WaitForAssertion(() => Assert.Equal("One session was ended.", page.Find(".notice").TextContent.Trim()));
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        Assert.Single(page.FindAll("tbody .status"));
    }

    [Fact]
    public async Task All_others_can_be_ended_at_once()
    {
        var page = await Shown("sessions-2@hafenlicht.example");

        page.Find("button.danger").Click();

        page.WaitForAssertion(() => Assert.Equal("2 sessions were ended.", page.Find(".notice").TextContent.Trim()));
        Assert.Contains("This one", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button.danger"));
    }

    [Fact]
    public async Task A_sign_in_elsewhere_appears_at_once()
    {
        var page = await Shown("sessions-3@hafenlicht.example");
        var customer = page.Instance.CustomerId;

        await Shop.Host.Get<Sessions>().Start(customer.Value, SessionKind.Cookie, Origin.Unknown with { Client = "Firefox on Windows" });

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
        Assert.Contains("Firefox on Windows", page.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<SecurityPart>> Shown(string email)
    {
        var customer = (await Shop.Host.Get<RegisterCustomer>().Run(new(email, "kran-elbe-mittwoch"), Origin.Unknown)).Value.CustomerId;
        var sessions = Shop.Host.Get<Sessions>();
        await sessions.Start(customer.Value, SessionKind.Cookie, Origin.Unknown);
        await sessions.Start(customer.Value, SessionKind.Bearer, Origin.Unknown);
        var mine = (await sessions.Start(customer.Value, SessionKind.Cookie, Origin.Unknown))!;
        SignedInAs(customer, mine.Id);
        return Render<SecurityPart>(p => p.Add(s => s.CustomerId, customer));
    }
}
