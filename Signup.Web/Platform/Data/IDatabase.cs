namespace SignupWeb.Platform.Data;

/// <summary>What the start and the owner's verbs ask of the one database in use, whichever it is.</summary>
public interface IDatabase
{
    /// <summary>For people: the file, or the server and the name there.</summary>
    string Name { get; }

    /// <summary>Several processes may work on it, each as a node of one shop.</summary>
    bool IsShared { get; }

    /// <summary>A statement that answers a row once tables were ever made.</summary>
    string HasHistory { get; }

    /// <summary>Has the index of texts forget a piece of what is gone; null where the database does so by itself.</summary>
    string? TidySearch { get; }

    /// <summary>Makes the index of texts anew; null where it cannot go wrong by itself.</summary>
    string? RebuildSearch { get; }

    /// <summary>Whether there is one, though perhaps of an older version.</summary>
    bool IsThere();

    /// <summary>One node at a time brings it up to date; the others wait.</summary>
    Task<IAsyncDisposable> Alone(CancellationToken cancellationToken);

    /// <summary>Before its tables are changed; throws <see cref="UnusableDatabaseException"/> where they must stay as they are.</summary>
    /// <param name="schema">Name of the last change that is in it.</param>
    void BeforeChange(string schema, CancellationToken cancellationToken);

    /// <summary>After its tables were changed: what the database does by itself, which no migration of ours describes.</summary>
    Task AfterChange(SignupDb db, CancellationToken cancellationToken);

    /// <summary>What the owner can do about an error of the start; null when it says nothing of the database itself.</summary>
    UnusableDatabaseException? Explain(Exception because);
}
