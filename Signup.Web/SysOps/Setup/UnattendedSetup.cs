using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Setup;

/// <summary>Makes the administrator of the settings at the first start. Later starts change nothing: the password in the settings is only the first one.</summary>
public sealed class UnattendedSetup(IOptions<SetupOptions> options, SetUpAdministrator setUp, ILogger<UnattendedSetup> log) : ISeed
{
    public int? Version => null;

    public async Task Plant(CancellationToken cancellationToken)
    {
        var set = options.Value;
        if (!set.IsUnattended || !await setUp.IsOpen(cancellationToken)) { return; }
        var done = await setUp.Run(new AdministratorForm(set.AdminName, set.AdminEmail, set.AdminPassword), cancellationToken);
        if (done.Refused(out var refusal, out _)) { log.LogWarning("The administrator of the settings was not set up: {Reason}", refusal.Message); }
        else { log.LogInformation("The administrator of the settings was set up. Setup:AdminPassword is no longer needed"); }
    }
}
