using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>Announces what happened to an object: an event on record and a delivery for every endpoint that wants it.</summary>
internal static class Events
{
    /// <param name="work">The unit of work the event belongs to.</param>
    /// <param name="type">For example invoice.paid.</param>
    /// <param name="obj">The object as it is after the change.</param>
    /// <param name="before">The object as it was, for ...updated events.</param>
    public static void Emit(this Work work, string type, JsonObject obj, JsonObject? before = null)
    {
        var data = new JsonObject { ["object"] = Presentation.Of(obj) };
        if (before is not null) { data["previous_attributes"] = Changed(Presentation.Of(before), data["object"]!.AsObject()); }

        var made = new JsonObject
        {
            ["id"] = Ids.New("evt"),
            ["object"] = "event",
            ["api_version"] = StripeSandbox.ApiVersion,
            ["created"] = work.Now,
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = 0L,
            ["request"] = new JsonObject { ["id"] = work.Cause.RequestId, ["idempotency_key"] = work.Cause.IdempotencyKey },
            ["type"] = type,
        };
        var wanting = Deliveries.EndpointsFor(work, type);
        made["pending_webhooks"] = (long)wanting.Count;
        work.Put(made);
        foreach (var endpoint in wanting) { Deliveries.Queue(work, made, endpoint); }
    }

    /// <summary>Stores the changed object and announces it with what it was before.</summary>
    public static JsonObject Update(this Work work, string type, JsonObject obj, JsonObject before)
    {
        work.Put(obj);
        work.Emit(type, obj, before);
        return obj;
    }

    /// <summary>Stores a new object and announces it.</summary>
    public static JsonObject Add(this Work work, string type, JsonObject obj)
    {
        work.Put(obj);
        work.Emit(type, obj);
        return obj;
    }

    private static JsonObject Changed(JsonObject before, JsonObject after)
    {
        var changed = new JsonObject();
        foreach (var (name, value) in before)
        {
            if (!JsonNode.DeepEquals(value, after[name])) { changed[name] = value.Copy(); }
        }

        return changed;
    }
}
