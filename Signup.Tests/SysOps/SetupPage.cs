using Microsoft.Playwright;
using SignupTests.Support;

namespace SignupTests.SysOps;

/// <summary>The page that makes the first administrator.</summary>
public static class SetupPage
{
    /// <summary>Fills it in rightly and sends it.</summary>
    public static async Task FillIn(IPage page, string url)
    {
        await page.GotoAsync(url);
        await page.GetByLabel("Your name").FillAsync("Ana Kovač");
        await page.GetByLabel("E-mail address").FillAsync(Shops.AdminEmail);
        await page.GetByLabel("Create a password", new() { Exact = true }).FillAsync(OpsHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
    }
}
