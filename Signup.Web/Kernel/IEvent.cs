namespace SignupWeb.Kernel;

/// <summary>A fact of the past tense, saved together with the state it tells of.</summary>
public interface IEvent;

/// <summary>The event's name on the domain event bus, for those other systems may hear; others stay inside.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PublicNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
