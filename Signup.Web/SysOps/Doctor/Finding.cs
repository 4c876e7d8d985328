namespace SignupWeb.SysOps.Doctor;

/// <summary>How something stands.</summary>
public enum Condition
{
    Ok,

    /// <summary>It works, and should be looked after.</summary>
    Warning,

    /// <summary>Something does not work for customers or staff, or will not after the next restart.</summary>
    Fault,
}

/// <summary>What a check found.</summary>
/// <param name="Sentence">What is so, in English; the key of its translation.</param>
/// <param name="ToDo">What to do about it, likewise; null where nothing is to be done.</param>
public sealed record Finding(Condition Condition, string Sentence, string? ToDo)
{
    /// <summary>Fill the sentence; <see cref="ToDo"/> has no values.</summary>
    public IReadOnlyList<object> Values { get; private init; } = [];

    public static Finding Ok(string sentence, params IReadOnlyList<object> values) => new(Condition.Ok, sentence, null) { Values = values };

    public static Finding Warning(string sentence, string toDo, params IReadOnlyList<object> values) => new(Condition.Warning, sentence, toDo) { Values = values };

    public static Finding Fault(string sentence, string toDo, params IReadOnlyList<object> values) => new(Condition.Fault, sentence, toDo) { Values = values };
}

/// <summary>One thing the doctor looks at: cheap, and without changing anything that matters.</summary>
public interface ICheck
{
    /// <summary>What it is called, in English; the key of its translation.</summary>
    string Name { get; }

    Task<Finding> Look(CancellationToken cancellationToken);
}
