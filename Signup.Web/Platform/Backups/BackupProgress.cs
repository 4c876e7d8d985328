namespace SignupWeb.Platform.Backups;

/// <summary>How far long work has come.</summary>
/// <param name="What">What is being done, e.g. "Copying".</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="All">How much there is.</param>
/// <param name="Of">What is counted, e.g. "lines"; null for bytes.</param>
public readonly record struct BackupProgress(string What, long Done, long All, string? Of = null);

/// <summary>Adds up what is done of several files.</summary>
internal sealed class Meter(string what, long all, IProgress<BackupProgress>? hears)
{
    private long before;

    public IProgress<long> OfNextFile => new Direct(done => hears?.Report(new(what, before + done, all)));

    public void FileIsDone(long bytes)
    {
        before += bytes;
        hears?.Report(new(what, before, all));
    }

    // the framework's own Progress tells later, on another thread
    private sealed class Direct(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
