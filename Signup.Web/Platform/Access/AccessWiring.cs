using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Clocks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

public static class AccessWiring
{
    private const string Either = "signup";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddLiveOptions<AccessOptions>("Access", AccessSettings.OfSignIns)
            .Validate(o => o.PasswordIterations >= 1000, "Access:PasswordIterations must be 1000 or more.")
            .Validate(o => o.IdleLimit > TimeSpan.Zero && o.AbsoluteLimit > TimeSpan.Zero && o.StaffIdleLimit > TimeSpan.Zero && o.StaffAbsoluteLimit > TimeSpan.Zero, "The Access limits must be longer than nothing.")
            .Validate(o => o.RevalidateEvery > TimeSpan.Zero, "Access:RevalidateEvery must be longer than nothing.")
            .Validate(o => o.KeepSessionsFor > TimeSpan.Zero, "Access:KeepSessionsFor must be longer than nothing.")
            .ValidateOnStart();
        services.AddLiveOptions<LimitOptions>("Limits", AccessSettings.OfLimits)
            .Validate(o => o.All.All(l => l.Count > 0 && l.Window > TimeSpan.Zero), "Each of the Limits needs a Count and a Window of more than nothing.")
            .Validate(o => o.LivePages > 0, "Limits:LivePages must be 1 or more.")
            .ValidateOnStart();
        services.AddSingleton<LivePageLimit>().AddSingleton<TryBook>().AddSingleton<Throttle>().AddSingleton<WhoWaits>().AddSingleton<KeepTries>().AddHostedService(provider => provider.GetRequiredService<KeepTries>()).AddSingleton<ISeed, RememberTries>().AddSingleton<IKeptForATime, ForgetTries>();
        services.AddSingleton<Sessions>().AddSingleton<IKeepsItsTime>(provider => provider.GetRequiredService<Sessions>()).AddSingleton<SessionSweep>();
        services.AddDeadline<CleanUp>().AddSingleton<ISeed, PlanCleanUp>();
        AddPasswords(services);
        AddSchemes(services);
        services.AddProviders();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        return services;
    }

    private static void AddPasswords(IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<Login>, PasswordHasher<Login>>().AddSingleton<PasswordWork>();
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<AccessOptions>>((hasher, access) => hasher.IterationCount = access.Value.PasswordIterations);
        services.AddIdentityCore<Login>(identity => identity.User.RequireUniqueEmail = true).AddEntityFrameworkStores<SignupDb>();
    }

    /// <summary>A bearer token when the request brings one, else the cookie.</summary>
    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http => BearerTokens.Brings(http.Request) ? BearerTokens.SchemeName : SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.SchemeName, null);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<PublicAddress, TimeProvider>(SessionCookie.Configure);
    }
}
