using Npgsql;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Postgres;

/// <summary>Each unit of work is a transaction of its own: the server takes many writers, and lets their commits wait for the disk together. Then this node is told of it, and the others.</summary>
public sealed class ServerWriter(NpgsqlDataSource server, OtherNodes others, Commits commits, ILogger<ServerWriter> log) : IWriter
{
    private volatile string? trouble;

    public string? Trouble => trouble;

    public async Task Save(IWork work)
    {
        try
        {
            await work.WriteAlone(async () => await server.OpenConnectionAsync());
            Note(null);
        }
        catch (Exception e) when (DatabaseTrouble.Of(e) is { } why)
        {
            if (why is not PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected }) { Note(why.Message); }
            throw;
        }

        var (kinds, topics) = (work.Kinds, work.Topics);
        commits.Publish(kinds, topics);
        others.Tell(kinds, topics);
    }

    /// <summary>The owner is told once when nothing can be written any more, and once when it can be again.</summary>
    private void Note(string? why)
    {
        if (why is null && trouble is not null) { log.LogWarning("The database can be written again, and everything goes on"); }
        if (why is not null && trouble is null) { log.LogError("The database cannot be written: {Why}. Nobody can buy until it can; see whether the server runs and its disk has room", why); }
        trouble = why;
    }
}
