using System.Data.Common;

namespace SignupWeb.Platform.Data;

/// <summary>SQL as a unit of work, for what no entity stands for. Nobody is told of it.</summary>
public sealed class Statement(string sql) : IWork
{
    public IReadOnlySet<Type> Kinds { get; } = new HashSet<Type>();

    public IReadOnlySet<string> Topics { get; } = new HashSet<string>(StringComparer.Ordinal);

    public void Write(DbTransaction transaction)
    {
        using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        command.ExecuteNonQuery();
    }
}
