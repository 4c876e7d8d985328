using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>What a visitor finds beside the way to an order. The pages around signing in are looked at in TheSignInPages.</summary>
public sealed class PagesBesideTheWay : InABrowser
{
    [Fact]
    public async Task Can_be_used_by_everybody()
    {
        var visitor = await Newcomer(Shops.Open);

        foreach (var (path, heading) in ((string, string?)[])[("/help", "Help"), ("/terms", "Terms"), ("/dev/mail", "Mailbox"), ("/link-problem?code=LINK_EXPIRED", null)])
        {
            await visitor.Page.GotoAsync(Shops.Open.Url + path);
            await Expect(heading is null ? visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }) : visitor.Heading(heading).First).ToBeVisibleAsync();
            await Everybody.CanUse(visitor.Page, path);
        }

        visitor.HasNoComplaints();
    }
}
