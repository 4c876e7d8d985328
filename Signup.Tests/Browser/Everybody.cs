using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Browsing;

/// <summary>Looks at an open page as people do who see it differently: light, dark, and on the narrowest phone.</summary>
public static class Everybody
{
    private static readonly (int Width, ColorScheme Scheme)[] Ways = [(360, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light)];

    /// <summary>Staff pages are worked with on a tablet too.</summary>
    private const int Tablet = 900;

    /// <summary>Ends the fading from one colour into the other; what inherits a colour that faded may begin to fade after it.</summary>
    private const string IsSettled = """
        () => {
          const fading = () => document.getAnimations().filter(a => a instanceof CSSTransition);
          for (let now = fading(), turns = 0; now.length > 0 && turns < 50; now = fading(), turns++) { now.forEach(a => a.finish()); }
          return fading().length === 0;
        }
        """;

    /// <summary>
    /// Can be used by all of them. The page stays as it is, so this may be asked in the middle of a story; it ends wide and light.
    /// At a width seen before only what depends on colours is looked at again.
    /// </summary>
    public static async Task CanUse(IPage page, string what, params (int Width, ColorScheme Scheme)[] ways)
    {
        HashSet<int> seen = [];
        if (what.StartsWith("/ops", StringComparison.Ordinal) && !ways.Any(way => way.Width == Tablet)) { await FitsOnATablet(page, what); }
        foreach (var (width, scheme) in ways.Length > 0 ? ways : Ways)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var how = $"{what} at {width} px, {scheme}";
            Assert.True(await page.EvaluateAsync<bool>(IsSettled), $"{how} never settles.");
            await (seen.Add(width) ? Accessible.Check(page, how) : Accessible.CheckColours(page, how));
            await Browser.Shot(page, $"{Named(what)}-{width}-{scheme}".ToLowerInvariant());
        }
    }

    private static async Task FitsOnATablet(IPage page, string what)
    {
        await page.SetViewportSizeAsync(Tablet, 900);
        await Accessible.Fits(page, $"{what} at {Tablet} px");
        await Browser.Shot(page, $"{Named(what)}-{Tablet}");
    }

    private static string Named(string what) => what.TrimStart('/').Replace('/', '-');
}
