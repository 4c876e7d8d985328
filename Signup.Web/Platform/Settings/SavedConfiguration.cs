namespace SignupWeb.Platform.Settings;

/// <summary>What was saved on the page of settings, as a source of the configuration: over the files, under the environment and the command line.</summary>
public sealed class SavedConfiguration : ConfigurationProvider, IConfigurationSource
{
    /// <summary>The configuration is built anew whenever a source is added; what was saved stays.</summary>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>From now on these hold, and no others; whoever follows the configuration hears of it before this returns.</summary>
    public void Apply(IReadOnlyDictionary<string, string> values)
    {
        Data = values.ToDictionary(value => value.Key, string? (value) => value.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
