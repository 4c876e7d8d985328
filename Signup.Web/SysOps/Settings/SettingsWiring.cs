namespace SignupWeb.SysOps.Settings;

/// <summary>The page of settings.</summary>
public static class SettingsWiring
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddSingleton<ReadSettings>().AddSingleton<SaveSettings>();
}
