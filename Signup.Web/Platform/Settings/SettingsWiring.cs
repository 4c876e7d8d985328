using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Settings;

/// <summary>Settings that can be changed while the shop runs.</summary>
public static class SettingsWiring
{
    /// <summary>What is saved comes after the files, and before environment and command line.</summary>
    public static void AddSavedSettings(this WebApplicationBuilder builder)
    {
        var (saved, sources) = (new SavedConfiguration(), ((IConfigurationBuilder)builder.Configuration).Sources);
        var files = sources.Select((source, place) => source is JsonConfigurationSource ? place : -1).Max();
        sources.Insert(files + 1, saved);
        builder.Services.AddSingleton(saved).AddSingleton<SettingCatalogue>();
    }

    /// <summary>Options of a section of the configuration that follow it while the shop runs, and which of its settings the page of settings has.</summary>
    public static OptionsBuilder<TOptions> AddLiveOptions<TOptions>(this IServiceCollection services, string section, params IReadOnlyList<Setting> settings)
        where TOptions : class, new()
    {
        services.AddSingleton<IOptions<TOptions>, LiveOptions<TOptions>>();
        services.AddSingleton<ISettingGroup>(provider => new SettingGroup<TOptions>(section, settings, provider.GetRequiredService<IOptions<TOptions>>(), provider.GetServices<IValidateOptions<TOptions>>()));
        return services.AddOptions<TOptions>().BindConfiguration(section);
    }
}
