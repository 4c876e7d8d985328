using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Live;
using Xunit;

namespace SignupTests.Platform;

/// <summary>A live part of a page: it follows what is written, and does not grow old in silence.</summary>
public sealed class APartThatReadsAgain : BunitContext, IAsyncLifetime
{
    private const string Notice = "signupOutOfDate";
    private readonly Heard log = new();
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create();
        Services.AddSingleton(database.Get<Commits>());
        Services.AddSingleton<TimeProvider>(database.Time);
        Services.AddLogging(logging => logging.AddProvider(log));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    async Task IAsyncLifetime.DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_read_that_fails_once_is_logged_and_tried_again_shortly()
    {
        var part = Render<Part>();
        part.Instance.Fails = 1;

        await Write();

        part.WaitForAssertion(() => Assert.Equal(2, part.Instance.Reads));
        Assert.Contains("Part could not be read again, try 1", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Equal("1", part.Markup);
        await Passing(TimeSpan.FromSeconds(1), () => part.Markup == "3", "the page read again");
        Assert.Empty(JSInterop.Invocations[Notice]);
    }

    [Fact]
    public async Task One_that_keeps_failing_is_told_to_the_reader_until_it_succeeds()
    {
        var part = Render<Part>();
        part.Instance.Fails = 4;

        await Write();
        await Passing(TimeSpan.FromSeconds(1), () => Told().Any(), "the notice that the page may be out of date");
        Assert.Equal([true], Told());
        Assert.Equal(5, part.Instance.Reads);
        database.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(5, part.Instance.Reads);

        await Write();
        part.WaitForAssertion(() => Assert.Equal([true, false], Told()));
        Assert.Equal("6", part.Markup);
    }

    [Fact]
    public async Task A_page_that_went_away_meanwhile_is_not_read_for()
    {
        var part = Render<Part>();
        var instance = part.Instance;
        instance.Fails = 9;
        await Write();
        part.WaitForAssertion(() => Assert.Equal(2, instance.Reads));

        await DisposeComponentsAsync();
        database.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, instance.Reads);
        Assert.Empty(Told());
    }

    [Fact]
    public async Task A_burst_of_changes_is_read_at_once_and_then_once_more()
    {
        var board = Render<Board>();
        await Write();
        board.WaitForAssertion(() => Assert.Equal(2, board.Instance.Reads));

        for (var change = 0; change < 20; change++) { await Write(); }
        Assert.Equal(2, board.Instance.Reads);
        await Passing(TimeSpan.FromSeconds(1), () => board.Instance.Reads > 2, "the last change shown");
        await Passing(TimeSpan.FromSeconds(1), () => database.Time.GetUtcNow() > Evening, "the evening");

        Assert.Equal("3", board.Markup);
    }

    private static DateTimeOffset Evening => new(2026, 11, 21, 13, 33, 0, TimeSpan.Zero);

    private Task Write() => database.Save(Plan.New(PlanKind.Download, 1));

    private Task Passing(TimeSpan step, Func<bool> probe, string hope) => Eventually.Hold(
        () =>
        {
            if (probe()) { return true; }
            database.Time.Advance(step);
            return false;
        },
        hope);

    private IEnumerable<bool> Told() => JSInterop.Invocations[Notice].Select(call => (bool)call.Arguments[1]!);

    private sealed class Board : Part
    {
        protected override TimeSpan Rest => TimeSpan.FromSeconds(1);
    }

    private class Part : LiveComponent
    {
        public int Reads { get; private set; }

        public int Fails { get; set; }

        protected override async Task OnInitializedAsync()
        {
            Watch(Plan.Topic);
            await Read();
        }

        protected override Task Read()
        {
            Reads++;
            return Fails-- > 0 ? throw new IOException("The database is locked.") : Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Reads);
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName.Contains(nameof(LiveComponent), StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
