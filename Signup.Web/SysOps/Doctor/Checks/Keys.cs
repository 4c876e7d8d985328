using Microsoft.AspNetCore.DataProtection.KeyManagement;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>The keys that sign links and seal sessions must outlive a restart.</summary>
public sealed class Keys(DataDirectory data, IDatabase database, IKeyManager keys) : ICheck
{
    public string Name => "Keys";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(database.IsShared ? Judge(keys.GetAllKeys().Count) : Judge(data.Folder("keys")));

    /// <summary>What these facts mean, where they are rows.</summary>
    public static Finding Judge(int kept) => kept > 0 ? Finding.Ok("Keys kept in the database: {0}.", kept) : Finding.Warning("There is no key in the database yet.", "Nothing, if the shop was just installed: the first link or session makes one. Else look whether the database is the right one.");

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(string folder)
    {
        try
        {
            File.Delete(WrittenTo(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Fault("The folder of the keys cannot be written to: {0}", "Give it to the user that runs Signup. The next key would be lost at a restart, and with it every session and mailed link.", e.Message);
        }

        return Directory.EnumerateFiles(folder, "*.xml").Count() is > 0 and var keys
            ? Finding.Ok("Keys kept in the data folder: {0}.", keys)
            : Finding.Warning("There is no key in the data folder yet.", "Nothing, if the shop was just installed: the first link or session makes one. Else look whether the data folder is the right one.");
    }

    private static string WrittenTo(string folder)
    {
        var file = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
        File.WriteAllText(file, string.Empty);
        return file;
    }
}
