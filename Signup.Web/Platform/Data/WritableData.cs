using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Data;

/// <summary>The data folder can be made and written: tried at the start, before anything else needs it.</summary>
public sealed class WritableData(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<DatabaseOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        try
        {
            var trial = Path.Combine(new DataDirectory(configuration, environment).Root, Path.GetRandomFileName());
            using (File.Create(trial, bufferSize: 1, FileOptions.DeleteOnClose)) { return ValidateOptionsResult.Success; }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Data:Directory must be a folder that this account can write to. {e.Message}");
        }
    }
}
