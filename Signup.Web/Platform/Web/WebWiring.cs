using System.Diagnostics;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Web;

/// <summary>What every request passes: limits, headers, culture, problems.</summary>
public static class WebWiring
{
    /// <summary>Largest body any of our endpoints takes.</summary>
    public const long MaxBodyBytes = 1_048_576;

    /// <summary>Requests that are not over by then are cut off: whoever stops us waits ten seconds and then kills.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(6);

    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System).AddSingleton<Waits>();
        services.AddLiveOptions<ShopOptions>(ShopOptions.Section, ShopSettings.OfShop)
            .Validate(o => !string.IsNullOrWhiteSpace(o.Name), "Shop:Name must not be empty.")
            .Validate(o => Kernel.EmailAddress.TryParse(o.SupportEmail, out _), "Shop:SupportEmail must be an e-mail address.")
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Shop:TimeZone must be a time zone such as Europe/Berlin.")
            .Validate(o => Tax.TaxCountries.Find(o.Country) is not null, "Shop:Country must be the code of a country we know, such as DE.")
            .Validate(o => string.IsNullOrWhiteSpace(o.LegalAddress), "Shop:LegalAddress is now Shop:LegalStreet, Shop:LegalPostCode and Shop:LegalTown.")
            .Validate(o => !string.IsNullOrWhiteSpace(o.LegalName), "Shop:LegalName must not be empty: contracts and invoices name it.")
            .Validate(o => new[] { o.LegalStreet, o.LegalPostCode, o.LegalTown }.All(part => !string.IsNullOrWhiteSpace(part)), "Shop:LegalStreet, Shop:LegalPostCode and Shop:LegalTown must not be empty: invoices need them.")
            .Validate(o => string.IsNullOrWhiteSpace(o.VatNumber) || Tax.TaxCountries.Find(o.Country) is null || Tax.TaxId.IsWellFormed(o.Country, o.VatNumber), "Shop:VatNumber must have the form of VAT numbers in Shop:Country, e.g. DE123456789, or be empty.")
            .Validate(o => Shades.Fits(o.Accent), "Shop:Accent must be a colour such as #4f46e5, dark enough to read white text on it.")
            .Validate(o => string.IsNullOrEmpty(o.Logo) || o.Picture is not null, "Shop:Logo must be empty, or a PNG or JPEG of at most 64 KB written as data:image/png;base64,...")
            .ValidateOnStart();
        services.AddLiveOptions<PublicOptions>("Public", ShopSettings.BaseUrl)
            .Validate(o => o.BaseUrl.Length == 0 || (Uri.TryCreate(o.BaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"), "Public:BaseUrl must be an absolute http or https address.")
            .Validate(o => Hosting.KnownProxies.TryRead(o.Proxies, out _), "Public:Proxies must be addresses or networks such as 127.0.0.1 or 10.0.0.0/8, with commas between.")
            .ValidateOnStart();
        services.AddSingleton<PublicAddress>().AddSingleton(new Hosting.Screen(Console.Out)).AddHostedService<Hosting.AddressConsole>().AddSingleton<Hosting.UnknownProxy>();
        services.AddExceptionHandler<Hosting.TellOfBrokenPages>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin);
        services.AddHttpContextAccessor();
        services.AddOutputCache();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<PublicAddress>((antiforgery, address) =>
        {
            antiforgery.Cookie.Name = address.HasSecureCookies ? "__Host-signup-form" : "signup-form";
            antiforgery.Cookie.SecurePolicy = address.HasSecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            antiforgery.Cookie.Path = "/";
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<Microsoft.Extensions.Options.IOptions<PublicOptions>>((forwarded, address) =>
        {
            // each proxy on the way must be named, so their number needs no limit
            (forwarded.ForwardedHeaders, forwarded.ForwardLimit) = (Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedFor | Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedProto, null);
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            _ = Hosting.KnownProxies.TryRead(address.Value.Proxies, out var proxies);
            foreach (var proxy in proxies) { forwarded.KnownIPNetworks.Add(proxy); }
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => Complete(context.ProblemDetails, context.HttpContext));
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        });
        services.AddOpenApi("v1");
        services.AddLanguageChoice().AddSingleton<Sentences>().AddSingleton<Drawing>();
        return services;
    }

    private static void Complete(ProblemDetails problem, HttpContext http)
    {
        problem.Extensions.TryAdd("code", CodeOf(http.Response.StatusCode));
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable) { problem.Detail ??= $"Nothing can be written down at the moment, and what you asked for was not done. Try again in half a minute. Reference: {ErrorReference.Of(Activity.Current, http.TraceIdentifier)}"; }
    }

    private static string CodeOf(int status) => status switch
    {
        400 => "BAD_REQUEST",
        401 => "UNAUTHORIZED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        413 => "TOO_LARGE",
        415 => "UNSUPPORTED_MEDIA_TYPE",
        429 => "TOO_MANY_REQUESTS",
        503 => "UNAVAILABLE",
        _ => "UNEXPECTED",
    };
}
