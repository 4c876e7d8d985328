using System.Collections.Frozen;
using System.Reflection;
using SignupWeb.Kernel;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Bus;

/// <summary>The events other systems may hear, and what they are called there.</summary>
public static class PublicEvents
{
    /// <summary>Sent only when somebody asks for it, to see whether it arrives.</summary>
    public const string Ping = "ping";

    private static readonly FrozenDictionary<Type, string> ByType = typeof(PublicEvents).Assembly.GetTypes()
        .Select(type => (type, type.GetCustomAttribute<PublicNameAttribute>()?.Name)).Where(known => known.Name is not null)
        .ToFrozenDictionary(known => known.type, known => known.Name!);

    public static IEnumerable<Type> Types => ByType.Keys;

    /// <summary>In the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByType.Values.Order(StringComparer.Ordinal)];

    /// <summary>Null for one that stays inside.</summary>
    public static string? NameOf(IEvent happened) => ByType.GetValueOrDefault(happened.GetType());

    /// <summary>Null for one this program does not know.</summary>
    public static IEvent? Read(string name, string data) =>
        ByType.FirstOrDefault(known => known.Value == name).Key is { } type ? WrittenEvents.Ours.Read(type.Name, WrittenEvents.VersionOf(type), data) : null;
}
