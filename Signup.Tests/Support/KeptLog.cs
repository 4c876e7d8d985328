using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SignupTests.Support;

/// <summary>Every line of the log with its values and errors, as the application's own settings let them through.</summary>
public sealed class KeptLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            // a provider that writes scopes would write this
            if (state is not IEnumerable<KeyValuePair<string, object?>>) { lines.Enqueue($"{category} scope {state}"); }
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
