using System.Globalization;

namespace SignupWeb.Platform.Data;

/// <summary>Keeps the database as it was before its tables are changed, beside the backups; the newest three of these stay.</summary>
public sealed class CopyBeforeChange(DataDirectory data, TimeProvider time, ILogger<CopyBeforeChange> log)
{
    private const int Kept = 3;
    private const string Begins = "before-update-";

    /// <summary>Throws <see cref="UnusableDatabaseException"/> when there is no room: without a copy the tables stay as they are.</summary>
    /// <param name="schema">Name of the last change that is in it.</param>
    public void Make(string file, string schema, CancellationToken cancellationToken)
    {
        var folder = data.Folder("backups");
        var copy = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Begins}{time.GetUtcNow():yyyyMMdd-HHmmss}-of-{schema.Split('_')[0]}.db"));
        try
        {
            DatabaseCopy.Make(file, copy, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            File.Delete(copy);
            throw new UnusableDatabaseException($"{file} must be brought up to date, and no copy of it could be made first in {folder} ({e.Message}). Make room there; nothing was changed.", e);
        }

        log.LogInformation("The tables of the database are changed. As it was before it is kept in {Copy}", copy);
        foreach (var old in Directory.EnumerateFiles(folder, Begins + "*.db").OrderDescending(StringComparer.Ordinal).Skip(Kept)) { File.Delete(old); }
    }
}
