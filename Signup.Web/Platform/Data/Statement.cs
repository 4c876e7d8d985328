using System.Data.Common;

namespace SignupWeb.Platform.Data;

/// <summary>SQL as a unit of work, for what no entity stands for. Nobody is told of it.</summary>
public sealed class Statement(string sql) : IWork
{
    public IReadOnlySet<Type> Kinds { get; } = new HashSet<Type>();

    public IReadOnlySet<string> Topics { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How many rows it changed, those that triggers changed included.</summary>
    public long Changed { get; private set; }

    public void Write(DbTransaction transaction)
    {
        var before = Changes(transaction);
        using var command = Command(transaction, sql);
        command.ExecuteNonQuery();
        Changed = Changes(transaction) - before;
    }

    private static long Changes(DbTransaction transaction)
    {
        using var command = Command(transaction, "SELECT total_changes()");
        return (long)command.ExecuteScalar()!;
    }

    private static DbCommand Command(DbTransaction transaction, string text)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, text);
        return command;
    }
}
