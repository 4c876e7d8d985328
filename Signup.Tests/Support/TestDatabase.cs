using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;

namespace SignupTests.Support;

/// <summary>The platform on a real SQLite file, or a database of a real PostgreSQL where the test chose that, with a clock the test moves; slices are added as the application adds them. No background workers: the test says when.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string folder;

    private TestDatabase(string folder, Action<IServiceCollection>? slices, IEnumerable<KeyValuePair<string, string?>>? settings)
    {
        this.folder = folder;
        var services = new ServiceCollection();
        var said = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", folder), new("Public:BaseUrl", "https://shop.example")]).AddInMemoryCollection(settings ?? []).Build();
        services.AddSingleton<IConfiguration>(said);
        services.AddSingleton<IHostEnvironment>(new Environment(folder));
        services.AddSingleton<IWebHostEnvironment>(provider => (Environment)provider.GetRequiredService<IHostEnvironment>());
        services.AddSingleton<IServer, NoServer>();
        services.AddLogging();
        services.AddWeb().AddData(said).AddOutbox().AddDeadlines().AddLinks().AddMail();
        slices?.Invoke(services);
        services.AddSingleton<TimeProvider>(Time);
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero));

    public ServiceProvider Services { get; }

    public static async Task<TestDatabase> Create(Action<IServiceCollection>? slices = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var own = Template.DataFolder();
        var database = new TestDatabase(own, slices, [.. settings ?? [], .. PostgresServer.Settings(own).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))]);
        foreach (var seed in database.Services.GetServices<ISeed>()) { await seed.Plant(default); }
        return database;
    }

    /// <summary>The platform alone in a folder; nothing is there until it is migrated.</summary>
    public static TestDatabase In(string folder, params IEnumerable<KeyValuePair<string, string>> settings) => new(folder, null, settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));

    public Task Migrate() => Get<MigrateAtStart>().StartAsync(default);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public SignupDb Open() => Get<IDbContextFactory<SignupDb>>().CreateDbContext();

    /// <summary>Saves rows as a use case would.</summary>
    public Task Save(params object[] rows) => Get<UnitOfWork>().Run(db =>
    {
        db.AddRange(rows);
        return Task.FromResult(0);
    });

    /// <summary>Changes rows as a use case would.</summary>
    public Task Change(Func<SignupDb, Task> change) => Get<UnitOfWork>().Run(async db =>
    {
        await change(db);
        return 0;
    });

    /// <summary>Announces events as a use case would, in order.</summary>
    public Task Announce(params IEvent[] happened) => Get<UnitOfWork>().Run(db =>
    {
        Array.ForEach(happened, e => db.Announce(e));
        return Task.FromResult(0);
    });

    public async Task<List<T>> All<T>()
        where T : class
    {
        await using var db = Open();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    /// <summary>Delivers what the outbox holds, and what that announces.</summary>
    public async Task Deliver()
    {
        await Get<OutboxPump>().WorkOffDue();
        if (Services.GetService<Operations>() is not { } operations) { return; }
        await operations.WorkOffDue();
        await Get<OutboxPump>().WorkOffDue();
    }

    /// <summary>Moves the clock, works off the deadlines that fell due and delivers what they announced.</summary>
    public async Task Pass(TimeSpan by)
    {
        Time.Advance(by);
        await Get<DeadlineJob>().RunDue();
        await Deliver();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Template.Remove(folder);
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }

    private sealed class Environment(string root) : IWebHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "Signup.Web";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string WebRootPath { get; set; } = root;

        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
    }
}
