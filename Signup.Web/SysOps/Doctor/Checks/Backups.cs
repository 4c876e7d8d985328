using SignupWeb.Payments;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Signup makes no backups yet, so nobody can say how old the last one is.</summary>
public sealed class Backups(StripeConnection connection) : ICheck
{
    public string Name => "Backup";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge(connection.IsLive));

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(bool live) => live
        ? Finding.Warning("Signup makes no backups itself, and cannot see those you make.", "Have the data folder backed up every day, the database with SQLite's own .backup, and try to restore it once.")
        : Finding.Ok("Signup makes no backups itself. In test mode no real money is lost with the data.");
}
