using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access.Providers;

internal static class ProvidersWiring
{
    /// <summary>A scheme for each configured provider, and the cookie that keeps a provider's answer until it is worked off.</summary>
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ProviderOptions>, ProviderRules>();
        services.AddOptions<ProviderOptions>().BindConfiguration("Access").ValidateOnStart();
        services.AddSingleton<IdentityProviders>();
        services.AddAuthentication().AddCookie(ProviderCookie.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(ProviderCookie.Scheme).Configure<PublicAddress>(ProviderCookie.Configure);

        // what AddOAuth does, but with names that the settings give
        services.AddOptions<AuthenticationOptions>().Configure<IdentityProviders>((schemes, providers) =>
        {
            foreach (var provider in providers.All) { schemes.AddScheme<ProviderHandler>(provider.Scheme, provider.DisplayName); }
        });
        services.AddSingleton<IConfigureOptions<ProviderScheme>, ConfigureProviderScheme>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<ProviderScheme>, OAuthPostConfigureOptions<ProviderScheme, ProviderHandler>>());
        return services;
    }
}

internal sealed class ConfigureProviderScheme(IdentityProviders providers, PublicAddress address, TimeProvider time, ILoggerFactory loggers) : IConfigureNamedOptions<ProviderScheme>
{
    private const long MaxAnswerBytes = 1_048_576;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public void Configure(string? name, ProviderScheme options)
    {
        var provider = providers.All.Single(p => p.Scheme == name);
        options.Provider = provider;
        options.TimeProvider = time;
        options.SignInScheme = ProviderCookie.Scheme;
        options.CallbackPath = provider.CallbackPath;
        options.ClientId = provider.Settings.ClientId;
        options.ClientSecret = provider.Settings.ClientSecret;
        options.UsePkce = true;
        options.SaveTokens = false;

        // the handler takes the endpoints from elsewhere: they may not be known yet
        (options.AuthorizationEndpoint, options.TokenEndpoint) = (string.Empty, string.Empty);
        foreach (var scope in provider.Scopes) { options.Scope.Add(scope); }
        options.RemoteAuthenticationTimeout = ProviderCookie.Lifetime;
        options.Backchannel = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience, MaxResponseContentBufferSize = MaxAnswerBytes };
        Configure(options.CorrelationCookie, provider);
        var logger = loggers.CreateLogger<ProviderHandler>();
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(ProviderReturn.WithNothing(context.Properties, provider, context.Failure, logger));
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    public void Configure(ProviderScheme options) => throw new NotSupportedException("Each provider has a name.");

    /// <summary>An answer posted from the provider's site brings no Lax cookie along, and SameSite=None asks for Secure.</summary>
    private void Configure(CookieBuilder cookie, Provider provider)
    {
        var secure = address.HasSecureCookies || provider.Preset.PostsBack;
        cookie.Name = (address.HasSecureCookies ? "__Secure-signup-with-" : "signup-with-") + provider.Name + "-";
        cookie.SameSite = provider.Preset.PostsBack ? SameSiteMode.None : SameSiteMode.Lax;
        cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }
}
