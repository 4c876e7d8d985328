using SignupWeb.Kernel;

namespace SignupWeb.Platform.Outbox;

/// <summary>An event that was saved with the state it tells of. It stays as a line of the timeline (R5 log) when everybody has heard it.</summary>
public sealed class OutboxMessage
{
    public long Sequence { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The event's name as it was when this was written.</summary>
    public string Type { get; private set; } = string.Empty;

    /// <summary>The version of the event's form.</summary>
    public int EventVersion { get; private set; }

    public string Body { get; private set; } = string.Empty;

    public DateTimeOffset OccurredAt { get; private set; }

    public Guid? SignupId { get; private set; }

    public Guid? CustomerId { get; private set; }

    public Guid? OrderId { get; private set; }

    public Guid? ContractId { get; private set; }

    /// <summary>Those who have not heard it yet; none when it is delivered.</summary>
    public List<Delivery> Deliveries { get; private set; } = [];

    /// <param name="handlers">The names of those who want to hear it.</param>
    public static OutboxMessage Of(IEvent happened, IEnumerable<string> handlers, DateTimeOffset now)
    {
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Type = happened.GetType().Name,
            EventVersion = WrittenEvents.VersionOf(happened.GetType()),
            Body = WrittenEvents.Write(happened),
            OccurredAt = now,
            SignupId = IdOf(happened, nameof(SignupId)),
            CustomerId = IdOf(happened, nameof(CustomerId)),
            OrderId = IdOf(happened, nameof(OrderId)),
            ContractId = IdOf(happened, nameof(ContractId)),
        };
        var lane = message.OrderId ?? message.SignupId ?? message.CustomerId ?? message.ContractId ?? IdOf(happened, "SubjectId") ?? message.Id;
        message.Deliveries.AddRange(handlers.Select(handler => Delivery.To(handler, lane, now)));
        return message;
    }

    public IEvent Read(WrittenEvents? known = null) => (known ?? WrittenEvents.Ours).Read(Type, EventVersion, Body);

    /// <summary>Rewrites a message without the person it spoke of. Not while somebody has still to hear it.</summary>
    public void Forget()
    {
        if (Deliveries.Count > 0 || Read() is not IPersonal about) { return; }
        Body = WrittenEvents.Write(about.WithoutPerson());
    }

    private static Guid? IdOf(IEvent happened, string property) =>
        happened.GetType().GetProperty(property)?.GetValue(happened) switch
        {
            null => null,
            Guid plain => plain,
            var id => (Guid?)id.GetType().GetProperty("Value")?.GetValue(id),
        };
}
