using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Browsing;

/// <summary>R3 provisioning, as the customer sees it: being prepared, then there, without loading the page again.</summary>
[Collection(Shops.MovedClock)]
public sealed class BuyingADownload : InABrowser
{
    [Fact]
    public async Task Shows_it_when_it_is_ready_and_hands_over_the_file()
    {
        byte[] handbook = [.. "%PDF-1.7 the shop's own handbook"u8];
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Shops.Moved.Folder, "files")).FullName, "field-handbook.pdf");
        await File.WriteAllBytesAsync(path, handbook);
        var mara = await Newcomer(Shops.Moved);
        await mara.ComeTo("order", "Field Handbook");

        await using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Shops.Moved.LetTheWindowPass();
            await mara.SeeThankYou();
            await Expect(mara.Page.GetByText("Being prepared")).ToBeVisibleAsync();
            await Everybody.CanUse(mara.Page, "thank-you with a download being prepared");
        }

        var link = mara.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Download" });
        await Eventually.Hold(
            () =>
            {
                Shops.Moved.Time!.Advance(TimeSpan.FromSeconds(30));
                return link.IsVisibleAsync();
            },
            "the download ready");
        await Everybody.CanUse(mara.Page, "thank-you with a download");
        var download = await mara.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.Equal("field-handbook.pdf", download.SuggestedFilename);
        Assert.Equal(handbook, await File.ReadAllBytesAsync(await download.PathAsync()));
        mara.HasNoComplaints();
    }
}
