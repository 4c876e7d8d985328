using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
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

        foreach (var (path, heading) in ((string, string?)[])[("/help", "Help"), ("/another-country", "We do not sell in your country yet"), ("/imprint", "Imprint"), ("/terms", "Terms"), ("/dev/mail", "Mailbox"), ("/link-problem?code=LINK_EXPIRED", null), ("/wait/step?to=/help", "This takes longer than it should"), (await LinkThatCancels(), "Cancel this order?")])
        {
            await visitor.Page.GotoAsync(Shops.Open.Url + path);
            await Expect(heading is null ? visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }) : visitor.Heading(heading).First).ToBeVisibleAsync();
            await Everybody.CanUse(visitor.Page, path.StartsWith("/cancel-order/", StringComparison.Ordinal) ? "/cancel-order" : path);
        }

        visitor.HasNoComplaints();
    }

    [Fact]
    public async Task The_plans_fit_a_German_phone_and_are_not_covered_when_enlarged_to_400_per_cent()
    {
        var page = await Visit(Shops.Open.Url, width: 320, locale: "de-DE");

        await Accessible.Fits(page, "the plans in German at 320 px");

        await page.SetViewportSizeAsync(320, 256);
        Assert.Equal("static", await page.Locator(".go").EvaluateAsync<string>("bar => getComputedStyle(bar).position"));
    }

    [Fact]
    public async Task What_was_typed_is_there_when_the_page_is_drawn_anew_in_two_goes()
    {
        var visitor = await Newcomer(Shops.Open);
        await visitor.Page.GotoAsync($"{Shops.Open.Url}/sign-in");
        await visitor.Page.Locator("#email").FillAsync("mara@hafenlicht.example");

        await visitor.Page.EvaluateAsync("""
            () => {
                const [form, room] = [document.querySelector('form:has(#email)'), document.querySelector('main')];
                form.remove();
                setTimeout(() => room.insertAdjacentHTML('beforeend', form.outerHTML), 50);
            }
            """);

        await Expect(visitor.Page.Locator("#email")).ToHaveValueAsync("mara@hafenlicht.example");
    }

    [Fact]
    public async Task What_was_typed_to_register_is_there_after_a_reload_and_the_password_is_not()
    {
        var visitor = await Newcomer(Shops.Open);
        await visitor.ChoosePlan();
        await visitor.Page.GetByLabel("First name").FillAsync("Mara");
        await visitor.Page.Locator("#password").FillAsync("kran-elbe-mittwoch");
        await visitor.Page.GetByLabel("I agree to the").CheckAsync();

        await visitor.Page.ReloadAsync();

        await Expect(visitor.Page.GetByLabel("First name")).ToHaveValueAsync("Mara");
        await Expect(visitor.Page.GetByLabel("I agree to the")).ToBeCheckedAsync();
        await Expect(visitor.Page.Locator("#password")).ToHaveValueAsync(string.Empty);
    }

    /// <summary>As it is in the confirmation of an order that can be cancelled for two weeks.</summary>
    private static async Task<string> LinkThatCancels()
    {
        var order = Order.Place(new($"NS-LINK-{Guid.NewGuid():N}"[..16], SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), Sample.Team() with { RemorseWindow = TimeSpan.FromDays(14) }, Sample.Mara, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")), DateTimeOffset.UtcNow);
        await Shops.Open.Get<UnitOfWork>().Run(db =>
        {
            db.Add(order);
            return Task.FromResult(Done.It);
        });
        return CancelByLink.Of(order, Shops.Open.Get<SignedLinks>());
    }
}
