using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SignupWeb.Platform.Postgres;

/// <summary>Gives rows that nodes take up to the first who asks, for as long as its transaction lasts; the others go on without waiting.</summary>
internal sealed class SkipLocked : DbCommandInterceptor
{
    public const string Mark = "claimed";

    private const string Begins = "-- " + Mark;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
#pragma warning disable CA2100 // EF's own statement, with words of ours behind it
        if (command.CommandText.StartsWith(Begins, StringComparison.Ordinal)) { command.CommandText += "\nFOR UPDATE SKIP LOCKED"; }
#pragma warning restore CA2100
        return ValueTask.FromResult(result);
    }
}
