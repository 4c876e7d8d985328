namespace SignupWeb.Platform.Data;

/// <summary>Whether the database takes what is written, as asked by whoever sends visitors here: tried at most once a second, and never waited for long.</summary>
public sealed class DatabaseHealth(IWriter writer, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<bool> trial = Task.FromResult(true);
    private long triedAt;

    /// <summary>A write to a row of its own. It counts up, since SQLite writes no page that stays as it is.</summary>
    public static Statement Trial => new("""INSERT INTO number_series ("Name", "Last", "Version") VALUES ('trial of writing', 1, 0) ON CONFLICT ("Name") DO UPDATE SET "Last" = number_series."Last" + 1""");

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
