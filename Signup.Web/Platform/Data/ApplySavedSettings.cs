using System.Data.Common;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Data;

/// <summary>
/// Lays what was saved over the configuration: at the start, before anything is built from the settings, and whenever a commit changes it.
/// What does not fit (any more) is left out and said, and never stops the start.
/// </summary>
public sealed class ApplySavedSettings(Func<DbConnection> connect, SettingCatalogue catalogue, SavedConfiguration configuration, Commits commits, ILogger<ApplySavedSettings> log) : IDisposable
{
    private IDisposable? listening;

    /// <summary>Saved settings that are not used, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public void Begin()
    {
        listening = commits.OnKind<SavedSetting>(() => Apply(Read()));
        Apply(ReadIfThereIsAny());
    }

    public void Dispose() => listening?.Dispose();

    private void Apply(Dictionary<string, string> saved)
    {
        var (usable, refused) = catalogue.Sift(saved);
        foreach (var (key, why) in refused.Where(one => Refused.GetValueOrDefault(one.Key) != one.Value)) { log.LogWarning("The saved setting {Key} is not used: {Why}", key, why); }
        Refused = refused;
        configuration.Apply(usable);
    }

    /// <summary>Before the first start there is no table yet. A database that cannot be used is nothing to be told here: bringing it up to date comes next, and says why.</summary>
    private Dictionary<string, string> ReadIfThereIsAny()
    {
        try
        {
            return Read();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            log.LogDebug(e, "No saved settings");
            return [];
        }
    }

    /// <summary>What cannot be read after a change throws, and what held before goes on.</summary>
    private Dictionary<string, string> Read()
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var connection = connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Key\", \"Value\" FROM settings WHERE \"Value\" IS NOT NULL";
        using var rows = command.ExecuteReader();
        while (rows.Read()) { kept[rows.GetString(0)] = rows.GetString(1); }
        return kept;
    }
}
