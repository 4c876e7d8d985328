using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Platform.Web;

namespace SignupTests.Shell;

/// <summary>Renders the shared parts in English, as on a page whose circuit is up.</summary>
public abstract class PartsContext : BunitContext
{
    protected PartsContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddLogging().AddLocalization();
        Services.AddOptions<ShopOptions>();
        Services.AddSingleton<TimeProvider>(Clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected ManualTime Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 13, 32, 2, TimeSpan.Zero));
}
