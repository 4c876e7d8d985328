using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Data;

/// <summary>
/// Runs a use case: a fresh context, the work, one save of state and outbox rows together.
/// A refusal saves nothing. When another command was first (version or unique index), the work runs again on what that one left.
/// </summary>
public sealed class UnitOfWork(IDbContextFactory<SignupDb> contexts)
{
    private const int Tries = 8;

    // as the SQL standard and servers call them
    private const string AlreadyThere = "23505";
    private const string Deadlock = "40P01";

    public async Task<T> Run<T>(Func<SignupDb, Task<T>> work, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            try
            {
                var result = await work(db);
                if (result is IOutcome { Refusal: not null }) { return result; }
                await db.SaveChangesAsync(cancellationToken);
                return result;
            }
            catch (DbUpdateException lost) when (attempt < Tries && Lost(lost))
            {
                // somebody else was first: look again
            }
        }
    }

    internal static bool Lost(DbUpdateException e) =>
        e is DbUpdateConcurrencyException
        || e.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 1555 or 2067 }
        || e.InnerException is DbException { SqlState: AlreadyThere or Deadlock };
}
