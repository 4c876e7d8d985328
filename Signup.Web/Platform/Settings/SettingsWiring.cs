using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Settings;

/// <summary>Settings that can be changed while the shop runs.</summary>
public static class SettingsWiring
{
    /// <summary>
    /// A folder of files, each one setting (Payments__Stripe__SecretKey holds the key), where a service manager or a container platform puts
    /// what is secret: the one named by Secrets:Directory, else systemd's credentials. Under the environment and the command line.
    /// </summary>
    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SecretOptions>().BindConfiguration("Secrets").Validate(o => o.Directory is null || Directory.Exists(o.Directory), "Secrets:Directory must be a folder that is there.").ValidateOnStart();
        if ((builder.Configuration["Secrets:Directory"] ?? Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY")) is not { } folder || !Directory.Exists(folder)) { return; }
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        sources.Insert(PlaceAfterFiles(sources), new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)) });
    }

    /// <summary>What is saved comes after the files, and before environment and command line.</summary>
    public static void AddSavedSettings(this WebApplicationBuilder builder)
    {
        var (saved, sources) = (new SavedConfiguration(), ((IConfigurationBuilder)builder.Configuration).Sources);
        sources.Insert(PlaceAfterFiles(sources), saved);
        builder.Services.AddSingleton(saved).AddSingleton<SettingCatalogue>();
    }

    private static int PlaceAfterFiles(IList<IConfigurationSource> sources) => 1 + sources.Select((source, place) => source is JsonConfigurationSource ? place : -1).Max();

    /// <summary>Options of a section of the configuration that follow it while the shop runs, and which of its settings the page of settings has.</summary>
    public static OptionsBuilder<TOptions> AddLiveOptions<TOptions>(this IServiceCollection services, string section, params IReadOnlyList<Setting> settings)
        where TOptions : class, new()
    {
        services.AddSingleton<IOptions<TOptions>, LiveOptions<TOptions>>();
        services.AddSingleton<ISettingGroup>(provider => new SettingGroup<TOptions>(section, settings, provider.GetRequiredService<IOptions<TOptions>>(), provider.GetServices<IValidateOptions<TOptions>>()));
        return services.AddOptions<TOptions>().BindConfiguration(section);
    }
}
