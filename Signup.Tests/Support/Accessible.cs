using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace SignupTests.Support;

/// <summary>Asks axe whether a page can be used by everybody: WCAG 2.2 A and AA, and that nothing sticks out sideways.</summary>
public static class Accessible
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

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
        var result = await page.RunAxe(Rules);
        var found = result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html} ({string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))})"));
        Assert.True(result.Violations.Length == 0, $"{what}:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
        var wide = await page.EvaluateAsync<string[]>(SticksOut);
        Assert.True(wide.Length == 0, $"{what} is wider than the window: {string.Join(", ", wide)}");
    }
}
