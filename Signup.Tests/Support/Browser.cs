using Microsoft.Playwright;
using Xunit;

namespace SignupTests.Support;

/// <summary>A real Chromium. SIGNUP_CHROMIUM names another one; SIGNUP_SHOTS names a folder for pictures of what the tests saw.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;

    public IBrowser Chromium { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindChromium(), Headless = true, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
    }

    /// <summary>A page of a visitor of their own: no cookies of anybody else.</summary>
    public async Task<IPage> Visit(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string locale = "en-IE")
    {
        var context = await Chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = locale, ReducedMotion = ReducedMotion.Reduce });
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (Chromium is not null) { await Chromium.DisposeAsync(); }
        playwright?.Dispose();
    }

    /// <summary>Keeps a picture where a folder was named for them.</summary>
    public static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SIGNUP_SHOTS") is not { Length: > 0 } folder) { return; }
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    private static string FindChromium()
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("SIGNUP_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return candidates.FirstOrDefault(c => !string.IsNullOrEmpty(c) && File.Exists(c))
            ?? throw new InvalidOperationException("No Chromium found: install it (apt install chromium) or set SIGNUP_CHROMIUM to its path.");
    }
}
