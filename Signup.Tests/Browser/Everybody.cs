using Microsoft.Playwright;
using SignupTests.Support;

namespace SignupTests.Browsing;

/// <summary>Looks at an open page as people do who see it differently: light, dark, and on the narrowest phone.</summary>
public static class Everybody
{
    private static readonly (int Width, ColorScheme Scheme)[] Ways = [(360, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light)];

    /// <summary>Can be used by all of them. The page stays as it is, so this may be asked in the middle of a story.</summary>
    public static async Task CanUse(IPage page, string what)
    {
        foreach (var (width, scheme) in Ways)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Accessible.Check(page, $"{what} at {width} px, {scheme}");
        }
    }
}
