using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

/// <summary>Something to do about a contract, by somebody and by when: an acknowledgement's next action as a task (R5).</summary>
public sealed class ContractTask : IVersioned, IWatched
{
    /// <summary>What lists of tasks watch.</summary>
    public const string Topic = "tasks";

    private ContractTask()
    {
    }

    public ContractTaskId Id { get; private init; }

    public ContractId ContractId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    /// <summary>To call the customer, or to work on it as an engineer.</summary>
    public NextAction Kind { get; private init; }

    public string Note { get; private set; } = string.Empty;

    /// <summary>Name of who does it.</summary>
    public string Owner { get; private set; } = string.Empty;

    public DateTimeOffset DueAt { get; private set; }

    public string MadeBy { get; private init; } = string.Empty;

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Who said so; empty for the application itself.</summary>
    public string DoneBy { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [ContractId.ToString(), Topic];

    public static bool IsOne(NextAction action) => action is NextAction.CallCustomer or NextAction.AssignEngineer;

    internal static ContractTask From(Contract contract, Acknowledgement said) =>
        new() { Id = ContractTaskId.New(), ContractId = contract.Id, CustomerId = contract.CustomerId, Kind = said.Action, MadeBy = said.By, MadeAt = said.At };

    /// <summary>By whom and by when; said anew perhaps somebody else, or another time.</summary>
    internal void Follow(Acknowledgement said) => (Note, Owner, DueAt) = (said.Note, said.Owner, said.DueAt);

    /// <summary>False when it is done already.</summary>
    internal bool Finish(string by, DateTimeOffset now)
    {
        if (DoneAt is not null) { return false; }
        (DoneAt, DoneBy) = (now, by);
        return true;
    }

    /// <summary>False when it is open already.</summary>
    internal bool Reopen()
    {
        if (DoneAt is null) { return false; }
        (DoneAt, DoneBy) = (null, string.Empty);
        return true;
    }
}
