namespace SignupWeb.Platform.Data;

/// <summary>Whether the database takes what is written, as asked by whoever sends visitors here: tried at most once a second, and never waited for long.</summary>
public sealed class DatabaseHealth(Writer writer, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<bool> trial = Task.FromResult(true);
    private long triedAt;

    /// <summary>A write that changes nothing.</summary>
    public static Statement Trial => new("""UPDATE number_series SET "Last" = "Last" WHERE "Name" = (SELECT MIN("Name") FROM number_series)""");

    /// <summary>False when a write fails, or is not on the disk in time.</summary>
    public async Task<bool> TakesWrites(CancellationToken cancellationToken)
    {
        try
        {
            return await Latest().WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Task<bool> Latest()
    {
        lock (gate)
        {
            if (!trial.IsCompleted || (triedAt != 0 && writer.Trouble is null && time.GetElapsedTime(triedAt) < Fresh)) { return trial; }
            triedAt = time.GetTimestamp();
            return trial = Task.Run(Try);
        }
    }

    private async Task<bool> Try()
    {
        try
        {
            await writer.Save(Trial);
            return true;
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            return false;
        }
    }
}
