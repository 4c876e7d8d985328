using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Outbox;

/// <summary>A written message that this program cannot turn back into an event.</summary>
public sealed class UnreadableEventException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// How events are written down and read again, also by a later version of the program: under a name and a version. An event that was
/// renamed keeps its old name in <see cref="WrittenAttribute"/>.
/// </summary>
public sealed class WrittenEvents
{
    /// <summary>Words for enums, so that their order may change; what follows from the rest is not written.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true };

    private readonly Dictionary<string, Type> byName = new(StringComparer.Ordinal);

    public WrittenEvents(IEnumerable<Type> events)
    {
        foreach (var type in events)
        {
            foreach (var name in (string[])[type.Name, .. About(type)?.FormerNames ?? []]) { byName.Add(name, type); }
        }
    }

    /// <summary>The events of this product.</summary>
    public static WrittenEvents Ours { get; } = new(typeof(WrittenEvents).Assembly.GetTypes().Where(t => t.IsClass && typeof(IEvent).IsAssignableFrom(t)));

    public static int VersionOf(Type happened) => About(happened)?.Version ?? 1;

    public static string Write(IEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Json);

    /// <exception cref="UnreadableEventException">The name is unknown, the version newer than the program, or the body damaged.</exception>
    public IEvent Read(string name, int version, string body)
    {
        if (!byName.TryGetValue(name, out var type)) { throw new UnreadableEventException($"This program knows no event called {name}."); }
        if (version > VersionOf(type)) { throw new UnreadableEventException($"{name} was written in version {version} by a newer program; this one knows version {VersionOf(type)}."); }
        try
        {
            return (IEvent?)JsonSerializer.Deserialize(body, type, Json) ?? throw new UnreadableEventException($"The body of {name} is empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            throw new UnreadableEventException($"The body of {name} cannot be read: {e.Message}", e);
        }
    }

    private static WrittenAttribute? About(Type type) => type.GetCustomAttribute<WrittenAttribute>();
}
