using System.Reflection;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Hosting;

/// <summary>Runs the application; settings that are wrong end the start with one clear line each instead of a stack trace.</summary>
public static class Startup
{
    /// <summary>False inside a test's process, whose host wants the exception itself.</summary>
    private static bool IsOwnProcess => Assembly.GetEntryAssembly() == typeof(Startup).Assembly;

    /// <returns>The process's exit code: 0, or 1 when settings were wrong.</returns>
    public static async Task<int> RunOrExplain(this WebApplication app)
    {
        try
        {
            // before anything is built from the settings, so that all faults are told and not just the first one met
            app.Services.GetService<IStartupValidator>()?.Validate();
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (IsOwnProcess && FaultsOf(e) is { Count: > 0 } faults)
        {
            foreach (var fault in faults) { await Console.Error.WriteLineAsync("Setting: " + fault); }
            return 1;
        }
    }

    /// <summary>The wrong settings behind a failed start, a line each; none when it failed for another reason.</summary>
    public static IReadOnlyList<string> FaultsOf(Exception e) => e switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(FaultsOf)],
        _ => [],
    };
}
