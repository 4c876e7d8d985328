using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace SignupWeb.Platform.Web;

/// <summary>Pages are in English and German. Choosing one is kept in a cookie, so that every later page follows it.</summary>
public static class LanguageChoice
{
    /// <summary>The languages there are, the first one being the default.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "de"];

    /// <summary>The cultures behind the languages: they write dates, numbers and money.</summary>
    public static readonly IReadOnlyList<CultureInfo> Cultures = [new("en-IE"), new("de-DE")];

    /// <summary>The one the current request or circuit uses.</summary>
    public static CultureInfo Current => Cultures.FirstOrDefault(c => c.Equals(CultureInfo.CurrentUICulture)) ?? Cultures[0];

    /// <summary>The culture of one of our languages; null for any other.</summary>
    public static CultureInfo? CultureOf(string? language) => Cultures.FirstOrDefault(c => c.TwoLetterISOLanguageName == language);

    /// <summary>The reader's language is German.</summary>
    public static bool IsGerman => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Languages[1];

    /// <summary>Serves pages in the language of the cookie, else of the browser.</summary>
    public static IServiceCollection AddLanguageChoice(this IServiceCollection services)
    {
        services.AddLocalization();
        return services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. Cultures];
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(OfBrowser)];
        });
    }

    /// <summary>The first of our languages among those the browser asks for, whatever its region.</summary>
    private static Task<ProviderCultureResult?> OfBrowser(HttpContext http)
    {
        var asked = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0]);
        var ours = asked.Select(language => Cultures.FirstOrDefault(c => c.TwoLetterISOLanguageName == language)).FirstOrDefault(c => c is not null);
        return Task.FromResult(ours is null ? null : new ProviderCultureResult(ours.Name));
    }

    /// <summary>
    /// The endpoint behind links with <c>?culture=de</c>: writes the cookie and leads to the same address without it.
    /// Stands before the pages; it also switches on the request's language.
    /// </summary>
    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        return app.Use((context, next) => Chosen(context.Request) is { } language ? Remember(context, language) : next(context));
    }

    private static string? Chosen(HttpRequest request)
    {
        var asked = request.Query["culture"].ToString();
        return HttpMethods.IsGet(request.Method) && Languages.Contains(asked, StringComparer.Ordinal) ? asked : null;
    }

    private static Task Remember(HttpContext context, string language)
    {
        Remember(context, CultureOf(language)!);
        var rest = context.Request.Query.Where(part => part.Key != "culture");
        // //elsewhere.example is a path here, and another site to a browser
        context.Response.Redirect(LocalPath.Of(context.Request.PathBase + context.Request.Path + QueryString.Create(rest)) ?? "/");
        return Task.CompletedTask;
    }

    /// <summary>Writes the choice into the browser.</summary>
    public static void Remember(HttpContext context, CultureInfo culture)
    {
        var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture));
        context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, new CookieOptions
        {
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            HttpOnly = true,
            IsEssential = true,
        });
    }
}
