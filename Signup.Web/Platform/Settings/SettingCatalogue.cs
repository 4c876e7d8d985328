using Microsoft.Extensions.Configuration.CommandLine;

namespace SignupWeb.Platform.Settings;

/// <summary>Every setting that can be changed while the shop runs, and who says its value: the files, what was saved, or the environment, which wins.</summary>
public sealed class SettingCatalogue(IEnumerable<ISettingGroup> groups, IConfiguration configuration, SavedConfiguration saved)
{
    private readonly Dictionary<string, (Setting Setting, ISettingGroup Group)> byKey = groups.SelectMany(group => group.Settings.Select(setting => (setting, group))).ToDictionary(known => known.setting.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order of their sections.</summary>
    public IReadOnlyList<Setting> All => [.. byKey.Values.Select(known => known.Setting).OrderBy(setting => setting.Section)];

    public Setting? Find(string key) => byKey.TryGetValue(key, out var known) ? known.Setting : null;

    /// <summary>What the application works with at this moment, as it is kept.</summary>
    public string InForce(Setting setting) => byKey[setting.Key].Group.InForce(setting);

    /// <summary>What holds where nothing is saved: what the files say, else what the application brings.</summary>
    public string Default(Setting setting) => Below(setting) is { } set ? AsKept(setting.Form, set) : byKey[setting.Key].Group.Shipped(setting);

    /// <summary>Set by the environment or the command line, which no saved value gets past.</summary>
    public bool IsLocked(Setting setting) => Providers.SkipWhile(provider => provider != saved).Skip(1).Any(provider => provider.TryGet(setting.Key, out _));

    /// <summary>What of this may be used, and what not, each with the reason. What is no setting any more is neither.</summary>
    public (IReadOnlyDictionary<string, string> Usable, IReadOnlyDictionary<string, string> Refused) Sift(IReadOnlyDictionary<string, string> kept)
    {
        var known = kept.Where(value => Find(value.Key) is not null).ToList();
        var usable = known.Where(value => Find(value.Key)!.Form.Takes(value.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var refused = known.Where(value => !usable.ContainsKey(value.Key)).ToDictionary(value => value.Key, _ => "It is not a value for this setting.", StringComparer.OrdinalIgnoreCase);
        while (FaultOf(usable) is { } fault)
        {
            foreach (var key in fault.Keys.Where(usable.Remove)) { refused[key] = fault.Why; }
        }

        return (usable, refused);
    }

    /// <summary>What the options' rules say when these are saved and no others.</summary>
    public IReadOnlyList<string> FaultsWith(IReadOnlyDictionary<string, string> kept)
    {
        var all = With(kept);
        return [.. groups.SelectMany(group => group.Faults(all)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Files may write it another way than we do.</summary>
    private static string AsKept(SettingForm form, string set) => form.Write(set) is { } typed && !form.Read(typed).Refused(out _, out var kept) ? kept : set;

    private IEnumerable<IConfigurationProvider> Providers => ((IConfigurationRoot)configuration).Providers;

    /// <summary>The command line is told to the host as well, before the files; what it sets is no default.</summary>
    private string? Below(Setting setting) =>
        Providers.TakeWhile(provider => provider != saved).Where(provider => provider is not CommandLineConfigurationProvider).Reverse().Select(provider => provider.TryGet(setting.Key, out var value) ? value : null).FirstOrDefault(value => value is not null);

    /// <summary>The first rule that these break, and which of them: those it names, else all of the same options. Null when there is none, or when none of these is to blame.</summary>
    private (IReadOnlyList<string> Keys, string Why)? FaultOf(Dictionary<string, string> kept)
    {
        var all = With(kept);
        foreach (var group in groups)
        {
            if (group.Settings.Where(setting => kept.ContainsKey(setting.Key)).Select(setting => setting.Key).ToList() is not { Count: > 0 } own || group.Faults(all) is not [var fault, ..]) { continue; }
            return (own.FindAll(key => fault.Contains(key, StringComparison.Ordinal)) is { Count: > 0 } named ? named : own, fault);
        }

        return null;
    }

    /// <summary>The whole configuration as it would be.</summary>
    private IConfigurationRoot With(IReadOnlyDictionary<string, string> kept)
    {
        var values = new Dictionary<string, string?>(configuration.AsEnumerable(), StringComparer.OrdinalIgnoreCase);
        foreach (var setting in byKey.Values.Select(known => known.Setting).Where(setting => !IsLocked(setting)))
        {
            if ((kept.GetValueOrDefault(setting.Key) ?? Below(setting)) is { } value) { values[setting.Key] = value; } else { values.Remove(setting.Key); }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
