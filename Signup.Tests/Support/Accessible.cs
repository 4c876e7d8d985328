using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace SignupTests.Support;

/// <summary>Asks axe whether a page can be used by everybody: WCAG 2.2 A and AA, and that nothing sticks out sideways.</summary>
public static class Accessible
{
    private static readonly object Wcag = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    /// <summary>The rules that look at colours; all others see the same on a page in other colours.</summary>
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string HasAxe = "() => typeof axe === 'object'";

    /// <summary>What is half under a bar that stays at the window's edge is whole again a line further: that is no fault of its size.</summary>
    private const string Violations = """
        async rules => (await axe.run(document, { runOnly: rules ?? undefined, resultTypes: ['violations'], iframes: false })).violations.flatMap(v => v.nodes.filter(n => !n.failureSummary.includes('partially obscured')).map(n => `${v.id}: ${n.html} (${n.failureSummary})`))
        """;

    /// <summary>The innermost elements that reach over the right edge, where the page can be moved sideways.</summary>
    private const string SticksOut = """
        () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) { return []; }
          const over = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > clientWidth + 0.5);
          return ['by ' + (scrollWidth - clientWidth) + ' px', ...over.filter(e => !over.some(o => o !== e && e.contains(o))).slice(0, 5).map(e => e.cloneNode(false).outerHTML)];
        }
        """;

    public static async Task Check(IPage page, string what)
    {
        await Ask(page, what, Wcag);
        await Fits(page, what);
    }

    /// <summary>Once more in other colours, at a width that was checked.</summary>
    public static Task CheckColours(IPage page, string what) => Ask(page, what, Colours);

    /// <summary>Every rule axe has, also those that are only good practice.</summary>
    public static Task CheckEverything(IPage page, string what) => Ask(page, what, null);

    public static async Task Fits(IPage page, string what)
    {
        var wide = await page.EvaluateAsync<string[]>(SticksOut);
        Assert.True(wide.Length == 0, $"{what} is wider than the window: {string.Join(", ", wide)}");
    }

    private static async Task Ask(IPage page, string what, object? rules)
    {
        Assert.Equal(page.Frames.Count - 1, await page.Locator("iframe[sandbox='']").CountAsync()); // a mail in a frame without scripts is nothing axe can look into
        if (!await page.EvaluateAsync<bool>(HasAxe)) { await page.EvaluateAsync(Axe); }
        var found = await page.EvaluateAsync<string[]>(Violations, rules);
        Assert.True(found.Length == 0, $"{what}:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
