using Microsoft.Extensions.Options;
using SignupWeb.Platform.Hosting;

namespace SignupWeb.SysOps.Setup;

/// <summary>Prints the set-up link once the application listens, as long as nobody is set up.</summary>
public sealed class SetupConsole(SetUpAdministrator setUp, SetupLink link, IOptions<SetupOptions> options, Screen screen) : SaysAtStart
{
    public override async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsUnattended || !await setUp.IsOpen(cancellationToken)) { return; }
        await screen.Say(cancellationToken, $"Set up the administrator: {link.New()}");
    }
}
