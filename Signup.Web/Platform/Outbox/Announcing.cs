using Microsoft.EntityFrameworkCore.Infrastructure;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Platform.Outbox;

public static class Announcing
{
    /// <summary>Saves the event in the same transaction as the state, on its way to everybody who wants to hear it.</summary>
    public static void Announce(this SignupDb db, IEvent happened)
    {
        var message = OutboxMessage.Of(happened, db.GetService<Handlers>().Of(happened.GetType()).Select(h => h.Name), db.GetService<TimeProvider>().GetUtcNow());
        db.Add(message);
        db.CountWhenSaved(OutboxMeasures.Events, new KeyValuePair<string, object?>("event", message.Type));
        db.TellWhenSaved(message.Type, message.SignupId);
    }
}
