using Microsoft.Playwright;
using Xunit;

namespace SignupTests.Browsing;

/// <summary>A person without a mouse.</summary>
public static class Keys
{
    private const int Patience = 80;

    /// <summary>Presses Tab until the focus is there, and sees that it shows.</summary>
    public static async Task TabTo(this IPage page, ILocator target)
    {
        for (var i = 0; i < Patience; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                Assert.True(await target.EvaluateAsync<bool>("e => e.matches(':focus-visible')"), $"{target} has the focus but does not show it.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} cannot be reached with Tab.");
    }

    public static async Task TypeInto(this IPage page, ILocator field, string text)
    {
        await page.TabTo(field);
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task Press(this IPage page, ILocator target, string key)
    {
        await page.TabTo(target);
        await page.Keyboard.PressAsync(key);
    }
}
