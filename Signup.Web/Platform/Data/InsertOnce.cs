using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SignupWeb.Platform.Data;

/// <summary>
/// Writes a row unless one with its key is there, by a statement that is prepared once: for rows that come often and are kept without
/// being looked at. Columns and their form are the model's.
/// </summary>
public sealed class InsertOnce<TRow>(IDbContextFactory<SignupDb> contexts, IWriter writer)
    where TRow : class
{
    private readonly ConditionalWeakTable<DbConnection, DbCommand> prepared = [];
    private readonly Lazy<(string Sql, List<IProperty> Columns)> statement = new(() => Statement(contexts));

    /// <summary>True when the row is new.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isWork">Whether workers waiting for such rows have something to do with it.</param>
    public async Task<bool> Run(TRow row, bool isWork = true)
    {
        var insert = new Insert(this, row, isWork);
        await writer.Save(insert);
        return insert.IsNew;
    }

    private static (string Sql, List<IProperty> Columns) Statement(IDbContextFactory<SignupDb> contexts)
    {
        using var db = contexts.CreateDbContext();
        var table = db.Model.FindEntityType(typeof(TRow))!;
        var columns = table.GetProperties().ToList();
        var key = table.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\"");
        return ($"INSERT INTO \"{table.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))}) ON CONFLICT ({string.Join(", ", key)}) DO NOTHING", columns);
    }

    private DbCommand Prepare(DbConnection connection)
    {
        var (sql, columns) = statement.Value;
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private sealed class Insert(InsertOnce<TRow> statement, TRow row, bool isWork) : IWork
    {
        public bool IsNew { get; private set; }

        public bool IsOneStatement => true;

        public IReadOnlySet<Type> Kinds => IsNew && isWork ? new HashSet<Type> { typeof(TRow) } : new HashSet<Type>();

        public IReadOnlySet<string> Topics => IsNew && row is IWatched watched ? watched.Topics.ToHashSet(StringComparer.Ordinal) : new HashSet<string>(StringComparer.Ordinal);

        public void Write(DbTransaction transaction)
        {
            var command = statement.prepared.GetValue(transaction.Connection!, statement.Prepare);
            var columns = statement.statement.Value.Columns;
            command.Transaction = transaction;
            for (var i = 0; i < columns.Count; i++)
            {
                var value = columns[i].GetGetter().GetClrValue(row);
                command.Parameters[i].Value = (value is null ? null : columns[i].GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            IsNew = command.ExecuteNonQuery() == 1;
        }
    }
}
