using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Outbox;

/// <summary>An event waiting for its handlers; once delivered it stays as a line of the timeline (R5 log).</summary>
public sealed class OutboxMessage
{
    /// <summary>Tries before a message is set aside (quarantine) and a risk is raised.</summary>
    public const int MaxTries = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly ConcurrentDictionary<string, Type> Types = new(
        Assembly.GetExecutingAssembly().GetTypes().Where(t => typeof(IEvent).IsAssignableFrom(t) && t.IsClass).Select(t => KeyValuePair.Create(t.Name, t)), StringComparer.Ordinal);

    public long Sequence { get; private set; }

    public Guid Id { get; private set; }

    public string Type { get; private set; } = string.Empty;

    public string Body { get; private set; } = string.Empty;

    public DateTimeOffset OccurredAt { get; private set; }

    public Guid? SignupId { get; private set; }

    public Guid? CustomerId { get; private set; }

    public Guid? OrderId { get; private set; }

    public Guid? ContractId { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? NextTryAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? QuarantinedAt { get; private set; }

    public string? LastError { get; private set; }

    public static OutboxMessage Of(IEvent happened, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Type = happened.GetType().Name,
        Body = JsonSerializer.Serialize(happened, happened.GetType(), Json),
        OccurredAt = now,
        NextTryAt = now,
        SignupId = IdOf(happened, nameof(SignupId)),
        CustomerId = IdOf(happened, nameof(CustomerId)),
        OrderId = IdOf(happened, nameof(OrderId)),
        ContractId = IdOf(happened, nameof(ContractId)),
    };

    public IEvent Read() => (IEvent)JsonSerializer.Deserialize(Body, Types[Type], Json)!;

    public void Delivered(DateTimeOffset now) => (DeliveredAt, NextTryAt, LastError) = (now, null, null);

    /// <summary>Counts a failed try; answers whether that was the last one.</summary>
    public bool Failed(string error, DateTimeOffset now)
    {
        Tries++;
        LastError = error;
        var last = Tries >= MaxTries;
        NextTryAt = last ? null : now + TimeSpan.FromSeconds(Math.Pow(2, Tries));
        QuarantinedAt = last ? now : null;
        return last;
    }

    /// <summary>Rewrites a delivered message without the person it spoke of. Nobody reads it again but the timeline, which asks for type and time.</summary>
    public void Forget()
    {
        if (DeliveredAt is null) { return; }
        var happened = ErasedPersons.In(Read());
        Body = JsonSerializer.Serialize(happened, happened.GetType(), Json);
    }

    /// <summary>Lets a quarantined message try again from the start.</summary>
    public void Retry(DateTimeOffset now) => (Tries, NextTryAt, QuarantinedAt) = (0, now, null);

    private static Guid? IdOf(IEvent happened, string property) =>
        happened.GetType().GetProperty(property)?.GetValue(happened) switch
        {
            null => null,
            var id => (Guid?)id.GetType().GetProperty("Value")?.GetValue(id),
        };
}
