using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether the database has the form this program expects.</summary>
public sealed class Migrations(IDbContextFactory<SignupDb> contexts) : ICheck
{
    public string Name => "Database form";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var applied = await db.Database.SqlQueryRaw<string>("""SELECT "MigrationId" AS "Value" FROM "__EFMigrationsHistory" """).ToListAsync(cancellationToken);
        return Judge(applied, [.. db.Database.GetMigrations()]);
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(IReadOnlyList<string> applied, IReadOnlyList<string> known) => known.Except(applied, StringComparer.Ordinal).Count() + applied.Except(known, StringComparer.Ordinal).Count() is > 0 and var differ
        ? Finding.Fault("The database differs from what this program expects by {0} migrations.", "Start the newest program you ever used with this data folder; it brings the database up to date.", differ)
        : Finding.Ok("It is as this program expects it, after {0} migrations.", applied.Count);
}
