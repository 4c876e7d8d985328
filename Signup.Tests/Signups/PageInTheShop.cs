using System.Globalization;
using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupTests.Signups;

/// <summary>Renders a part of a page against the running application, in English, as on a page whose circuit is up.</summary>
public abstract class PageInTheShop : BunitContext
{
    private readonly BunitAuthorizationContext who;

    protected PageInTheShop(TheShop shop)
    {
        Shop = shop;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddFallbackServiceProvider(shop.Host.Services);
        Services.AddSingleton<TimeProvider>(shop.Time);
        who = AddAuthorization();
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected TheShop Shop { get; }

    /// <summary>Whose circuit it is.</summary>
    protected void SignedInAs(CustomerId customer, SessionId session = default) => who.SetAuthorized("Mara Lindqvist").SetClaims(
        new Claim(ClaimTypes.NameIdentifier, customer.ToString()),
        new Claim(ClaimTypes.Role, "Customer"),
        new Claim(Actor.SessionClaim, session.ToString()));

    /// <summary>Text with its white space put right.</summary>
    protected static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
