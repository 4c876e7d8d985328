namespace SignupWeb.Platform.Outbox;

/// <summary>Proof that one handler has taken one message; committed together with the handler's effect.</summary>
public sealed class InboxEntry
{
    public Guid MessageId { get; init; }

    public string Handler { get; init; } = string.Empty;

    public DateTimeOffset HandledAt { get; init; }
}
