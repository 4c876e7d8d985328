using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Outbox;

/// <summary>
/// Hears an event. The effect goes into the given context; the pump saves it and deletes the delivery in one
/// transaction, so it happens once. A handler does not save, and does not call the outside world: it writes a row for a worker instead.
/// </summary>
public interface IHandle<in TEvent>
    where TEvent : IEvent
{
    Task Handle(TEvent happened, SignupDb db, CancellationToken cancellationToken);
}

/// <summary>The same for events of many kinds, by one that needs to know the message they came in.</summary>
public interface IHandleDeliveries
{
    Task Handle(Delivery delivery, IEvent happened, SignupDb db, CancellationToken cancellationToken);
}
