using System.Data.Common;

namespace SignupWeb.Platform.Data;

/// <summary>What one unit of work writes.</summary>
public interface IWork
{
    /// <summary>The kinds of rows it writes; workers wait for some.</summary>
    IReadOnlySet<Type> Kinds { get; }

    /// <summary>What pages watch (<see cref="IWatched"/>).</summary>
    IReadOnlySet<string> Topics { get; }

    /// <summary>It writes by one statement, which SQLite undoes by itself when it fails.</summary>
    bool IsOneStatement => false;

    /// <summary>On the writer's connection; what it throws undoes this unit alone.</summary>
    void Write(DbTransaction transaction);

    /// <summary>The same in a transaction of its own, where the database takes many writers.</summary>
    async Task WriteAlone(Func<Task<DbConnection>> connect)
    {
        await using var connection = await connect();
        await using var transaction = await connection.BeginTransactionAsync();
        Write(transaction);
        await transaction.CommitAsync();
    }
}

/// <summary>Whoever writes units of work to the database.</summary>
public interface IWriter
{
    /// <summary>Why nothing can be written at the moment, in the database's words; null when the last write succeeded.</summary>
    string? Trouble { get; }

    /// <summary>Saves durably what the work writes, and tells whoever waits for it. Throws what the work or the database throws: then nothing of it was written.</summary>
    Task Save(IWork work);
}
