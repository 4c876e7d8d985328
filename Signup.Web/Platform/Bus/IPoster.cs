namespace SignupWeb.Platform.Bus;

/// <summary>Brings events to one kind of receivers.</summary>
public interface IPoster
{
    ReceiverKind Kind { get; }

    /// <summary>Tries once; what goes wrong is in the answer.</summary>
    Task<PostAnswer> Post(Receiver receiver, Posting posting, CancellationToken cancellationToken);
}
