using Microsoft.Playwright;

namespace SignupTests.Support;

/// <summary>
/// One real Chromium for all tests, started by the first that looks at a page. It needs no end of its own: its driver ends it as soon
/// as this process is gone, however it went. SIGNUP_CHROMIUM names another one; SIGNUP_SHOTS names a folder for pictures of what the tests saw.
/// </summary>
public static class Browser
{
    /// <summary>
    /// Playwright's own list, of which the last one given counts, and two more: suggestions under an address field nobody sees, and a process
    /// held ready for a next site. They cost half a second of a processor for each new visitor.
    /// </summary>
    private const string Without = "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,Translate,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,InitialWebUI,PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess";

    /// <summary>Scripts run for moments only: they are neither compiled for speed nor on threads of their own.</summary>
    private const string Scripts = "--js-flags=--max-lazy,--no-opt,--no-maglev,--single-threaded";

    private static readonly float Patience = (float)TimeSpan.FromSeconds(20).TotalMilliseconds;
    private static readonly Lazy<Task<IBrowser>> Chromium = new(() => Task.Run(Launch));

    private static readonly string? Shots = Environment.GetEnvironmentVariable("SIGNUP_SHOTS") is { Length: > 0 } folder ? folder : null;

    /// <summary>A page of a visitor of their own: no cookies of anybody else. Whoever asks closes its context.</summary>
    public static async Task<IPage> Visit(int width = 1280, ColorScheme scheme = ColorScheme.Light, string locale = "en-IE", BrowserNewContextOptions? with = null)
    {
        with ??= new();
        with.ViewportSize = new() { Width = width, Height = 900 };
        (with.ColorScheme, with.Locale, with.ReducedMotion) = (scheme, locale, ReducedMotion.Reduce);
        var context = await (await Chromium.Value).NewContextAsync(with);
        return await context.NewPageAsync();
    }

    /// <summary>Keeps a picture where a folder was named for them.</summary>
    public static async Task Shot(IPage page, string name)
    {
        if (Shots is not null) { await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".png") }); }
    }

    /// <summary>Keeps a picture of the whole page in a window as high as it is, so that what sticks to the window's edge covers nothing.</summary>
    public static async Task Shot(IPage page, string name, int width, ColorScheme scheme)
    {
        if (Shots is null) { return; }
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.SetViewportSizeAsync(width, 900);
        await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 45 });
    }

    private static async Task<IBrowser> Launch()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chrome, Headless = true, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--num-raster-threads=1", Scripts, Without] });
    }

    /// <summary>Where the Chromium of the tests is.</summary>
    public static string Chrome => FindChromium();

    private static string FindChromium()
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("SIGNUP_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return candidates.FirstOrDefault(c => !string.IsNullOrEmpty(c) && File.Exists(c))
            ?? throw new InvalidOperationException("No Chromium found: install it (apt install chromium-headless-shell) or set SIGNUP_CHROMIUM to its path.");
    }
}
