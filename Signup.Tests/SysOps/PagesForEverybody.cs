using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>Every SysOps page in both themes, wide and narrow: usable by everybody, nothing sideways, no error on the browser's console.</summary>
[Collection("SysOps pages")]
public sealed class PagesForEverybody(OpsPages pages)
{
    public static TheoryData<string, int, ColorScheme> Pages
    {
        get
        {
            var all = new TheoryData<string, int, ColorScheme>();
            foreach (var path in (string[])["/ops/board", "/ops/board?view=table", "/ops/board?colour=red", "/ops/board?q=nothing+like+it", "/ops/contract", "/ops/risks"])
            {
                all.Add(path, 1440, ColorScheme.Light);
                all.Add(path, 1440, ColorScheme.Dark);
                all.Add(path, 900, ColorScheme.Light);
                all.Add(path, 360, ColorScheme.Dark);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_can_be_used_by_everybody(string path, int width, ColorScheme scheme)
    {
        var page = await pages.Open("/help", width, scheme);
        List<string> complaints = [];
        page.Console += (_, message) => { if (message.Type == "error") { complaints.Add(message.Text); } };

        await page.GotoAsync(pages.Host.Url + await AddressOf(path));
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await page.Locator(".live, .criterion input:enabled, .tabs").First.WaitForAsync();

        await Browser.Shot(page, $"ops{path.Replace('/', '-').Replace('?', '-')}-{width}-{scheme}");
        await Accessible.Check(page, $"{path} at {width} px, {scheme}");
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    private async Task<string> AddressOf(string path)
    {
        if (path != "/ops/contract") { return path; }
        var page = await pages.Open("/ops/board?q=Harbor");
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Harbor Logistics GmbH" }).First.GetAttributeAsync("href");
        await page.Context.DisposeAsync();
        return address!;
    }
}
