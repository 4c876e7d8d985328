using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace SignupWeb.Platform.Settings;

/// <summary>
/// Options as the configuration says them now, for all who take IOptions: they are read again when it has changed. They ask rather
/// than being told, so options made of other options are never made of old ones. What does not fit leaves them as they were.
/// </summary>
public sealed class LiveOptions<TOptions>(IOptionsFactory<TOptions> factory, IConfiguration configuration) : IOptions<TOptions>
    where TOptions : class
{
    private Reading? last;

    public TOptions Value => (last is { Until.HasChanged: false } current ? current : Read()).Options;

    private Reading Read()
    {
        var until = configuration.GetReloadToken(); // taken first: what changes while we read is read again
        try
        {
            return last = new(factory.Create(Options.DefaultName), until);
        }
        catch (Exception e) when (last is { } before && e is OptionsValidationException or InvalidOperationException)
        {
            return last = before with { Until = until };
        }
    }

    private sealed record Reading(TOptions Options, IChangeToken Until);
}
