using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupBench.Support;

/// <summary>The real application on a real port and a real disk in this process. Nobody is turned away, and passwords are hashed with as few rounds as the settings take: that is slow on purpose.</summary>
internal sealed class Shop : WebApplicationFactory<Program>
{
    private readonly (string Key, string Value)[] settings;

    public Shop(params (string Key, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel(0);
        StartServer();
        Url = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal));
    }

    /// <summary>What lets in as many as a benchmark sends.</summary>
    public static IReadOnlyList<(string Key, string Value)> Open { get; } =
        [.. ((string[])["SignIn", "Registration", "Mail", "Api"]).Select(limit => ($"Limits:{limit}:Count", "10000000")), .. ((string[])["PerHour", "PerDay", "OverallPerHour"]).Select(limit => ($"Registration:Reveals:{limit}", "10000000"))];

    public Uri Url { get; }

    public string Folder { get; } = Disk.Folder();

    public string Database => Path.Combine(Folder, "signup.db");

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async Task<T> Ask<T>(Func<SignupDb, Task<T>> question)
    {
        await using var db = await Get<IDbContextFactory<SignupDb>>().CreateDbContextAsync();
        return await question(db);
    }

    /// <summary>Saves as a use case does.</summary>
    public Task Save(params IEnumerable<object> rows) => Get<UnitOfWork>().Run(db =>
    {
        db.AddRange(rows);
        return Task.FromResult(0);
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Directory", Folder);
        builder.UseSetting("Access:PasswordIterations", 1000.ToString(CultureInfo.InvariantCulture));
        foreach (var (key, value) in Open.Concat(settings)) { builder.UseSetting(key, value); }
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.AddSingleton<Rings>().AddDeadline<Bell>());
    }
}
