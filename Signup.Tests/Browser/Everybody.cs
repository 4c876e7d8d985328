using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Browsing;

/// <summary>Looks at an open page as people do who see it differently: light, dark, in the colours of their system, and on the narrowest phone, which is a desk at 400 %, too.</summary>
public static class Everybody
{
    private static readonly (int Width, ColorScheme Scheme)[] Ways = [(320, ColorScheme.Light), (1280, ColorScheme.Dark), (1280, ColorScheme.Light)];

    /// <summary>Staff pages are worked with on a tablet too.</summary>
    private const int Tablet = 900;

    private const int Height = 900;

    /// <summary>Ends the fading from one colour into the other; what inherits a colour that faded may begin to fade after it.</summary>
    private const string IsSettled = """
        () => {
          const fading = () => document.getAnimations().filter(a => a instanceof CSSTransition);
          for (let now = fading(), turns = 0; now.length > 0 && turns < 50; now = fading(), turns++) { now.forEach(a => a.finish()); }
          return fading().length === 0;
        }
        """;

    /// <summary>
    /// Can be used by all of them. The page stays as it is, so this may be asked in the middle of a story. Axe looks in one of the ways,
    /// another for each page, and in each of them under scripts/endure looks; that nothing sticks out is seen at each width.
    /// At a width seen before only what depends on colours is looked at again.
    /// </summary>
    public static async Task CanUse(IPage page, string what, params (int Width, ColorScheme Scheme)[] ways)
    {
        if (ways.Length == 0) { ways = Ways; }
        var looked = Endure.Times("looks", daily: 1) >= ways.Length ? ways : [ways[what.Sum(letter => letter) % ways.Length]];
        HashSet<int> seen = [];
        foreach (var width in ways.Select(way => way.Width).Append(what.StartsWith("/ops", StringComparison.Ordinal) ? Tablet : ways[0].Width).Except(looked.Select(way => way.Width)))
        {
            await page.SetViewportSizeAsync(width, Height);
            await Accessible.Fits(page, $"{what} at {width} px");
            await Browser.Shot(page, $"{Named(what)}-{width}");
        }

        foreach (var (width, scheme) in looked)
        {
            await page.SetViewportSizeAsync(width, Height);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var how = $"{what} at {width} px, {scheme}";
            Assert.True(await page.EvaluateAsync<bool>(IsSettled), $"{how} never settles.");
            await (seen.Add(width) ? Accessible.Check(page, how) : Accessible.CheckColours(page, how));
            await Browser.Shot(page, $"{Named(what)}-{width}-{scheme}".ToLowerInvariant());
        }

        await Accessible.WithoutColoursAndMotion(page, what);
        await page.SetViewportSizeAsync(ways[^1].Width, Height);
    }

    private static string Named(string what) => what.TrimStart('/').Replace('/', '-');
}
