using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Deadlines;

namespace SignupBench.Support;

/// <summary>The real application on a real port and a real disk in this process.</summary>
internal sealed class Shop : WebApplicationFactory<Program>
{
    private readonly TimeSpan window;

    /// <param name="window">How long an order can be cancelled.</param>
    public Shop(TimeSpan window = default)
    {
        this.window = window;
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
        Url = new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal));
        Opened.Keep(this);
    }

    /// <summary>Lets in as many as a benchmark sends, and has its administrator.</summary>
    public static IReadOnlyList<(string Key, string Value)> Settings { get; } =
    [
        .. ((string[])["SignIn", "Registration", "Mail", "Api", "Start"]).Select(limit => ($"Limits:{limit}:Count", "10000000")), ("Limits:LivePages", "100000"),
        .. ((string[])["PerHour", "PerDay", "OverallPerHour"]).Select(limit => ($"Registration:Reveals:{limit}", "10000000")),
        ("Setup:AdminEmail", "ana@northwind.example"), ("Setup:AdminPassword", "harbour tram violet nine"),
    ];

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

    /// <summary>The cookie of somebody who signs in.</summary>
    public async Task<string> SignedIn(Guid login)
    {
        var session = await Get<Sessions>().Start(login, SessionKind.Cookie, new Origin("192.0.2.7", "192.0.2.0/24", "Bench"));
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(session!.Principal, SessionCookie.Scheme))}";
    }

    /// <summary>Passwords are hashed with as few rounds as the settings take: that is slow on purpose, and <see cref="Figures.CostOfASignup"/> tells it.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in Settings) { builder.UseSetting(key, value); }
        builder.UseSetting("Data:Directory", Folder).UseSetting("Access:PasswordIterations", "1000").UseSetting("Orders:RemorseWindow", window.ToString());
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.AddSingleton<Rings>().AddDeadline<Bell>());
    }
}
