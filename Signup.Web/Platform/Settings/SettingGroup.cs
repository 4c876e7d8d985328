using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Settings;

/// <summary>One class of options and those of its settings that can be changed while the shop runs.</summary>
public interface ISettingGroup
{
    IReadOnlyList<Setting> Settings { get; }

    /// <summary>The value it has where nobody says anything, as it is kept.</summary>
    string Shipped(Setting setting);

    /// <summary>The value the application works with at this moment, as it is kept.</summary>
    string InForce(Setting setting);

    /// <summary>What the options' own rules say against a configuration; nothing when it may be used.</summary>
    IReadOnlyList<string> Faults(IConfiguration candidate);
}

internal sealed class SettingGroup<TOptions>(string section, IReadOnlyList<Setting> settings, IOptions<TOptions> inForce, IEnumerable<IValidateOptions<TOptions>> rules) : ISettingGroup
    where TOptions : class, new()
{
    public IReadOnlyList<Setting> Settings => settings;

    public string Shipped(Setting setting) => Kept(new TOptions(), setting);

    public string InForce(Setting setting) => Kept(inForce.Value, setting);

    public IReadOnlyList<string> Faults(IConfiguration candidate)
    {
        var options = new TOptions();
        try
        {
            candidate.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException)
        {
            return []; // not of what was saved, which has its form: the start says what it is
        }

        return [.. rules.SelectMany(rule => rule.Validate(Options.DefaultName, options).Failures ?? [])];
    }

    /// <summary>The member that the binder would write, found by the same name.</summary>
    private string Kept(TOptions options, Setting setting) => Kept(setting.Key[(section.Length + 1)..].Split(':').Aggregate<string, object?>(options, Member));

    private static object? Member(object? owner, string name) => owner is IDictionary several ? several[name] : owner!.GetType().GetProperty(name)!.GetValue(owner);

    private static string Kept(object? value) => value switch
    {
        null => string.Empty,
        bool flag => flag ? "true" : "false",
        TimeSpan length => length.ToString("c", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var text => text.ToString()!,
    };
}
