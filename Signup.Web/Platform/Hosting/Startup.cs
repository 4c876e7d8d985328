using System.Reflection;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Hosting;

/// <summary>Runs the application; what the owner can put right ends the start with one clear line each instead of a stack trace.</summary>
public static class Startup
{
    /// <summary>False inside a test's process, whose host wants the exception itself.</summary>
    private static bool IsOwnProcess => Assembly.GetEntryAssembly() == typeof(Startup).Assembly;

    /// <param name="connect">Connects the ways in; it may need what the settings say.</param>
    /// <returns>The process's exit code: 0, or 1 when it could not start.</returns>
    public static async Task<int> RunOrExplain(this WebApplication app, Action connect)
    {
        try
        {
            if (IsOwnProcess) { OwnFiles.FromNowOn(); }

            if (FinishRestore.IsCutOff(DataDirectory.RootOf(app.Configuration, app.Environment))) { CarryThrough(app.Services); }

            // before anything is built from the settings: what was saved holds, and then all faults are told and not just the first one met
            app.Services.GetRequiredService<ApplySavedSettings>().Begin();
            app.Services.GetService<IStartupValidator>()?.Validate();
            app.Services.GetRequiredService<DataLock>().Take();
            if (IsOwnProcess) { OwnFiles.Tighten(app.Services.GetRequiredService<DataDirectory>().Root); }
            connect();
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException) when (IsOwnProcess && app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return 0; // ended before it had begun: whoever told it to knows
        }
        catch (Exception e) when (IsOwnProcess && Explain(e) is { Count: > 0 } lines)
        {
            foreach (var line in lines) { await Console.Error.WriteLineAsync(line); }
            return 1;
        }
    }

    /// <summary>A restore that was cut off, before anything opens what it puts back.</summary>
    private static void CarryThrough(IServiceProvider services)
    {
        services.GetRequiredService<DataLock>().Take();
        services.GetRequiredService<FinishRestore>().Run();
    }

    /// <summary>Why it did not start and what to do about it, a line each; none when that is for a programmer to find out.</summary>
    public static IReadOnlyList<string> Explain(Exception e) => e switch
    {
        AggregateException several => [.. several.InnerExceptions.SelectMany(Explain)],
        OptionsValidationException => [.. FaultsOf(e).Select(fault => "Setting: " + fault)],
        UnusableDatabaseException => ["Database: " + e.Message],
        FolderInUseException => ["Data: " + e.Message],
        IOException { InnerException: AddressInUseException } => [$"Address: {e.Message} End the program that listens there, or choose another address with --urls or ASPNETCORE_URLS."],
        { StackTrace: { } where } when where.Contains("Kestrel.Core.Internal.AddressBinder", StringComparison.Ordinal) => [$"Address: {e.Message.Split('\n')[0].TrimEnd('\r', '.')}. Say where to listen with --urls or ASPNETCORE_URLS; https needs a certificate (Kestrel:Certificates:Default)."],
        _ => [],
    };

    /// <summary>The wrong settings behind a failed start; none when it failed for another reason.</summary>
    public static IReadOnlyList<string> FaultsOf(Exception e) => e switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(FaultsOf)],
        _ => [],
    };
}
