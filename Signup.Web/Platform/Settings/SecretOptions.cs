namespace SignupWeb.Platform.Settings;

/// <summary>Where settings that are secret lie as files. Section Secrets.</summary>
public sealed class SecretOptions
{
    /// <summary>The folder, its whole path; null for systemd's credentials, or none.</summary>
    public string? Directory { get; set; }
}
