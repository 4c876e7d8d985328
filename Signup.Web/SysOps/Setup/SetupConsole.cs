using Microsoft.Extensions.Options;

namespace SignupWeb.SysOps.Setup;

/// <summary>Prints the set-up link on standard output once the application listens, as long as nobody is set up.</summary>
public sealed class SetupConsole(SetUpAdministrator setUp, SetupLink link, IOptions<SetupOptions> options, SetupConsole.Screen screen) : IHostedLifecycleService
{
    /// <summary>Where the line goes: standard output, not the log, which may be shipped elsewhere.</summary>
    public sealed record Screen(TextWriter Out);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsUnattended || !await setUp.IsOpen(cancellationToken)) { return; }
        await screen.Out.WriteLineAsync($"Set up the administrator: {link.New()}".AsMemory(), cancellationToken);
        await screen.Out.FlushAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
