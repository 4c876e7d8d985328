using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Data;

/// <summary>The data folder and the keys in it can be made and written: tried at the start, before anything else needs them.</summary>
public sealed class WritableData(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<DatabaseOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        try
        {
            var data = new DataDirectory(configuration, environment);
            foreach (var folder in new[] { data.Root, data.Folder("keys") }) { Try(folder); }
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Data:Directory must be a folder that this account can write to. {e.Message}");
        }
    }

    private static void Try(string folder)
    {
        using var trial = File.Create(Path.Combine(folder, Path.GetRandomFileName()), bufferSize: 1, FileOptions.DeleteOnClose);
    }
}
