using System.Data.Common;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether the database can be written to, and how quickly.</summary>
public sealed class DatabaseWrites(IWriter writer, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);

    public string Name => "Database";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            await writer.Save(DatabaseHealth.Trial);
        }
        catch (DbException e)
        {
            return Finding.Fault("The database cannot be written to: {0}", "See whether the disk is full and whether the data folder belongs to the user that runs Signup.", e.Message);
        }

        return Judge(time.GetElapsedTime(started));
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(TimeSpan took) => took < Slow
        ? Finding.Ok("A write was on the disk after {0} ms.", (long)took.TotalMilliseconds)
        : Finding.Warning("A write took {0} ms: everybody waits as long for theirs.", "Put the data folder on a faster disk, on this machine and not on the network.", (long)took.TotalMilliseconds);
}
