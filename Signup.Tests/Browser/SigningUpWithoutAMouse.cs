using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.Orders;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>The whole way with Tab, Enter, Space and the arrows.</summary>
[Collection(Shops.MovedClock)]
public sealed class SigningUpWithoutAMouse : InABrowser
{
    [Fact]
    public async Task Ends_at_the_thank_you_page()
    {
        var mara = await Newcomer(Shops.Moved);
        var page = mara.Page;

        await page.GotoAsync(Shops.Moved.Url);
        await page.Press(page.Locator("input[name=planId][data-name='Team']"), "ArrowDown");
        await page.Press(mara.Button("Continue with Critical"), "Enter");
        await page.WaitForURLAsync("**/register");

        await Expect(mara.Button("Create account and continue")).ToBeEnabledAsync();
        await page.TypeInto(page.Locator("#email"), mara.Email);
        await page.TypeInto(page.Locator("#password"), Shops.Password);
        await page.TypeInto(page.Locator("#firstName"), "Mara");
        await page.TypeInto(page.Locator("#lastName"), "Lindqvist");
        await page.Press(page.Locator("#terms"), "Space");
        await page.Press(mara.Button("Create account and continue"), "Space");
        await page.WaitForURLAsync("**/profile");

        await Expect(mara.Button("Save and continue")).ToBeEnabledAsync();
        await page.TypeInto(page.Locator("#address"), "Speicherstraße 14");
        await page.TypeInto(page.Locator("#postCode"), "20457");
        await page.TypeInto(page.Locator("#town"), "Hamburg");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/payment");

        await Expect(mara.Button("Add your card")).ToBeEnabledAsync();
        await page.Press(mara.Button("Add your card"), "Enter");
        await page.WaitForURLAsync("**/sandbox/checkout/**");
        await page.Press(mara.Button("Save card"), "Enter");
        await page.WaitForURLAsync("**/payment?card=saved");
        await Expect(mara.Button("Continue to review")).ToBeEnabledAsync();
        await page.Press(mara.Button("Continue to review"), "Enter");

        await page.WaitForURLAsync("**/review");
        await Expect(mara.Pay).ToBeEnabledAsync();
        await page.Press(page.Locator("#agree"), "Space");
        await page.Press(page.Locator("#start"), "Space");
        await page.Press(mara.Pay, "Enter");
        await page.WaitForURLAsync("**/orders/**");

        await Expect(mara.Button("Cancel order").First).ToBeEnabledAsync();
        await page.Press(mara.Button("Cancel order").First, "Enter");
        await Expect(mara.Button("Keep order")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        Assert.Equal(OrderState.Placed, Assert.Single(await mara.Orders()).State);

        Shops.Moved.LetTheWindowPass();
        await mara.SeeThankYou();
        mara.HasNoComplaints();
    }
}
