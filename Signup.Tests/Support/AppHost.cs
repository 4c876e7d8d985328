using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupTests.Support;

/// <summary>
/// The real application on a real port in this process, with a data folder and a clock of its own. Without a clock it runs on the system's.
/// Passwords are hashed with as few rounds as the settings take.
/// </summary>
public sealed class AppHost : WebApplicationFactory<Program>
{
    private readonly IEnumerable<KeyValuePair<string, string>> settings;

    private readonly KeptLog? log;

    /// <param name="certificate">With one it serves https only.</param>
    /// <param name="log">Keeps what an owner would find in the log; without one nothing is logged.</param>
    public AppHost(ManualTime? time = null, X509Certificate2? certificate = null, KeptLog? log = null, params IEnumerable<KeyValuePair<string, string>> settings)
    {
        Time = time;
        (this.settings, this.log) = ([.. settings, .. PostgresServer.Settings(Folder)], log);
        // said to Kestrel itself: UseKestrel(0) sets the port beside a program that may have begun to listen already
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => { if (certificate is not null) { listen.UseHttps(certificate); } }));
        StartServer();
        Url = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal);
    }

    public string Url { get; }

    public ManualTime? Time { get; }

    public string Folder { get; } = Template.DataFolder();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public SignupDb Open() => Get<IDbContextFactory<SignupDb>>().CreateDbContext();

    public async Task<List<T>> All<T>()
        where T : class
    {
        await using var db = Open();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    /// <summary>The cookie a browser gets for a session.</summary>
    public string CookieOf(StartedSession session)
    {
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        return options.TicketDataFormat.Protect(new AuthenticationTicket(session.Principal, SessionCookie.Scheme));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Directory", Folder);
        builder.UseSetting("Access:PasswordIterations", "1000");
        builder.UseSetting("Backups:Scheduled", "false"); // clocks are moved by days here
        foreach (var limit in new[] { "SignIn", "Registration", "Mail", "Api", "Start" }) { builder.UseSetting($"Limits:{limit}:Count", "100000"); }
        foreach (var limit in new[] { "PerHour", "PerDay", "OverallPerHour" }) { builder.UseSetting($"Registration:Reveals:{limit}", "100000"); }
        foreach (var (key, value) in settings) { builder.UseSetting(key, value); }
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            if (log is not null) { logging.AddProvider(log); }
        });
        if (Time is not null) { builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time))); }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(Folder)) { Template.Remove(Folder); }
    }
}
