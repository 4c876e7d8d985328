namespace SignupWeb.Kernel;

/// <summary>Something that happened, named in the past tense and saved together with the state it tells of.</summary>
public interface IEvent;

/// <summary>An event that carries more of a person than an id.</summary>
public interface IPersonal : IEvent
{
    /// <summary>What is left of it once that person is erased.</summary>
    IEvent WithoutPerson();
}

/// <summary>How an event is written down, where that has changed since it was first written by a released version.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WrittenAttribute : Attribute
{
    /// <summary>Raised when a member's meaning changes or one goes; new members with a default need no new version.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What it was called before; messages under these names are still read.</summary>
    public string[] FormerNames { get; init; } = [];
}

/// <summary>The event's name on the domain event bus, for those other systems may hear; others stay inside.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PublicNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
