using System.Data.Common;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.SysOps;

/// <summary>
/// Once a day: the search index forgets for good what left the board, where the database does not see to that itself. Until then it only
/// knows that those letters no longer count. It is done a piece at a time, so that nobody waits long to write.
/// </summary>
public sealed class TidySearch(IWriter writer, IDatabase database, TimeProvider time) : IWhenDue
{
    private const int PiecesAtOnce = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    public static string Kind => "tidy-search";

    /// <summary>The next one is set in the same transaction: at once while there is more to tidy.</summary>
    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var isMore = database.TidySearch is not null;
        for (var i = 0; i < PiecesAtOnce && isMore; i++) { isMore = await Tidy(database.TidySearch!); }
        db.Add(Deadline.At(Kind, subjectId, time.GetUtcNow() + (isMore ? TimeSpan.FromSeconds(1) : Pause)));
    }

    /// <summary>False when there was nothing to do.</summary>
    private async Task<bool> Tidy(string sql)
    {
        var piece = new Piece(sql);
        await writer.Save(piece);
        return piece.Changed >= 2;
    }

    /// <summary>Counts the rows that were changed in the index as well, which a statement does not tell.</summary>
    private sealed class Piece(string sql) : IWork
    {
        private readonly Statement statement = new(sql);

        public IReadOnlySet<Type> Kinds => statement.Kinds;

        public IReadOnlySet<string> Topics => statement.Topics;

        public long Changed { get; private set; }

        public void Write(DbTransaction transaction)
        {
            var before = Changes(transaction);
            statement.Write(transaction);
            Changed = Changes(transaction) - before;
        }

        private static long Changes(DbTransaction transaction)
        {
            using var command = transaction.Connection!.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, "SELECT total_changes()");
            return (long)command.ExecuteScalar()!;
        }
    }
}
