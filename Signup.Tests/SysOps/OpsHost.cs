using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupTests.SysOps;

/// <summary>The real application on a port of its own, started for the first time: its console, its database, its staff.</summary>
public sealed class OpsHost : WebApplicationFactory<Program>
{
    public const string Password = "harbour tram violet nine";

    private readonly string folder = Template.DataFolder();
    private readonly StringWriter console = new();
    private readonly (string Key, string Value)[] settings;

    public OpsHost()
        : this([])
    {
    }

    public OpsHost(params (string Key, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
        Url = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    public static OpsHost Start(params (string Key, string Value)[] settings) => new(settings);

    public string Url { get; }

    /// <summary>What the application printed for whoever started it.</summary>
    public string Console => console.ToString();

    /// <summary>The one-time link on the console.</summary>
    public string SetupUrl => Console.Split("administrator: ")[1].Trim();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task Plant(Action<SignupDb> rows) => Get<UnitOfWork>().Run(db =>
    {
        rows(db);
        return Task.FromResult(0);
    });

    /// <summary>A client that is signed in with this role, by a session's cookie; without a role it is a visitor.</summary>
    public async Task<HttpClient> ClientOf(Role? role)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Url) };
        if (role is { } r) { client.DefaultRequestHeaders.Add("Cookie", CookieOf(await SessionOf(r))); }
        return client;
    }

    private string CookieOf(StartedSession session)
    {
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(session.Principal, SessionCookie.Scheme))}";
    }

    private Task<StartedSession> SessionOf(Role role) => Get<UnitOfWork>().Run(db =>
    {
        _ = EmailAddress.TryParse($"{Guid.NewGuid():N}@northwind.example", out var email);
        var login = Logins.Make(email, role, $"A {role}", null);
        db.Add(login);
        return Task.FromResult(Get<Sessions>().Start(db, login, SessionKind.Cookie, Origin.Unknown));
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Directory", folder);
        builder.UseSetting("Access:PasswordIterations", "1000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in settings) { builder.UseSetting(key, value); }
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(new SignupWeb.Platform.Hosting.Screen(console))));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(folder)) { return; }
        console.Dispose();
        Template.Remove(folder);
    }
}
