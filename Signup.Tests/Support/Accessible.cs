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

    /// <summary>What only its own colours show is gone where the system sets them: a button needs a line, and what is chosen a mark that its neighbours lack.</summary>
    private const string LivesByColour = """
        () => {
          const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 4;
          const sides = ['Top', 'Right', 'Bottom', 'Left'];
          const hasLine = s => sides.some(side => s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) > 0) || s.outlineStyle !== 'none' || s.textDecorationLine !== 'none';
          const bare = [...document.querySelectorAll('button, .button, input:not([type="hidden"], [type="checkbox"], [type="radio"], [type="file"]), select, textarea')].filter(e => seen(e) && !hasLine(getComputedStyle(e)));
          const chosen = '[aria-current]:not([aria-current="false"], li), [aria-pressed="true"], [aria-selected="true"]';
          const marks = s => JSON.stringify([...sides.map(side => s[`border${side}`]), s.outline, s.fontWeight, s.textDecorationLine, s.color, s.backgroundColor]);
          const alike = e => [...e.parentElement.parentElement.querySelectorAll(e.tagName)].find(o => o.className === e.className && seen(o) && !o.matches(chosen));
          const lost = [...document.querySelectorAll(chosen)].filter(e => seen(e) && alike(e) && marks(getComputedStyle(e)) === marks(getComputedStyle(alike(e))));
          return [...bare, ...lost].map(e => e.outerHTML.slice(0, 200));
        }
        """;

    /// <summary>Who asked for less motion sees nothing turn without end but what turns slowly.</summary>
    private const string Moves = """
        () => document.getAnimations().map(a => [a.animationName, a.effect.getComputedTiming()]).filter(([name, time]) => name && time.iterations === Infinity && time.duration < 4000).map(([name]) => name)
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

    /// <summary>In the system's own few colours, and without motion.</summary>
    public static async Task WithoutColoursAndMotion(IPage page, string what)
    {
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        var lost = await page.EvaluateAsync<string[]>(LivesByColour);
        Assert.True(lost.Length == 0, $"{what} in forced colours does not show: {string.Join(", ", lost)}");
        var moves = await page.EvaluateAsync<string[]>(Moves);
        Assert.True(moves.Length == 0, $"{what} moves where motion is reduced: {string.Join(", ", moves)}");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
    }

    private static async Task Ask(IPage page, string what, object? rules)
    {
        Assert.Equal(page.Frames.Count - 1, await page.Locator("iframe[sandbox='']").CountAsync()); // a mail in a frame without scripts is nothing axe can look into
        if (!await page.EvaluateAsync<bool>(HasAxe)) { await page.EvaluateAsync(Axe); }
        var found = await page.EvaluateAsync<string[]>(Violations, rules);
        Assert.True(found.Length == 0, $"{what}:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
