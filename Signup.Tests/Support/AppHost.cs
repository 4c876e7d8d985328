using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SignupWeb.Platform.Data;

namespace SignupTests.Support;

/// <summary>The real application on a real port in this process, with a data folder and a clock of its own. Without a clock it runs on the system's.</summary>
public sealed class AppHost : WebApplicationFactory<Program>
{
    private readonly string folder;
    private readonly bool ownsFolder;
    private readonly IEnumerable<KeyValuePair<string, string>> settings;

    public AppHost(ManualTime? time = null, string? folder = null, params IEnumerable<KeyValuePair<string, string>> settings)
        : this(time, folder, null, settings)
    {
    }

    /// <summary>With a certificate it serves https only.</summary>
    public AppHost(ManualTime? time, string? folder, X509Certificate2? certificate, IEnumerable<KeyValuePair<string, string>> settings)
    {
        Time = time;
        ownsFolder = folder is null;
        this.folder = folder ?? Directory.CreateTempSubdirectory("signup-host-").FullName;
        this.settings = settings;
        if (certificate is null) { UseKestrel(0); }
        else { UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate))); }
        StartServer();
        Url = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal);
    }

    public string Url { get; }

    public ManualTime? Time { get; }

    public string Folder => folder;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public SignupDb Open() => Get<IDbContextFactory<SignupDb>>().CreateDbContext();

    public async Task<List<T>> All<T>()
        where T : class
    {
        await using var db = Open();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Directory", folder);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var limit in new[] { "SignIn", "Registration", "Mail", "Api" }) { builder.UseSetting($"Limits:{limit}:Count", "100000"); }
        foreach (var limit in new[] { "PerHour", "PerDay", "OverallPerHour" }) { builder.UseSetting($"Registration:Reveals:{limit}", "100000"); }
        foreach (var (key, value) in settings) { builder.UseSetting(key, value); }
        if (Time is not null) { builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time))); }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !ownsFolder || !Directory.Exists(folder)) { return; }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
