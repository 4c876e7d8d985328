using SignupWeb.Kernel;

namespace SignupWeb.Payments.Sandbox.Faults;

/// <summary>For checks from outside: <c>GET</c> and <c>POST /sandbox/test/faults</c>.</summary>
internal static class FaultEndpoints
{
    private static readonly Refusal NothingAsked = Refusal.Invalid("FAULT_MISSING", "Send api or webhook with a fault's name, or clear.", "api");

    /// <param name="Api">A fault of the next calls, such as rate_limit.</param>
    /// <param name="Path">Only calls to addresses that start like this, e.g. /v1/refunds.</param>
    /// <param name="Method">Only calls with this HTTP method.</param>
    /// <param name="Webhook">A fault of the events, such as lost.</param>
    /// <param name="Type">Only events of this type, or of a group such as "invoice.".</param>
    /// <param name="Count">For how many; without it one call, or events until cleared.</param>
    /// <param name="Clear">Forgets what is set, before anything else.</param>
    internal sealed record Body(string? Api, string? Path, string? Method, string? Webhook, string? Type, int? Count, bool Clear = false);

    public static void MapFaults(this IEndpointRouteBuilder tests)
    {
        tests.MapGet("/faults", (FaultSwitch faults) => Shown(faults));
        tests.MapPost("/faults", (Body body, FaultSwitch faults) => Set(body, faults) is { } refusal ? TestAnswer.No(refusal) : Shown(faults));
    }

    private static Refusal? Set(Body body, FaultSwitch faults)
    {
        if (body is { Clear: false, Api: null, Webhook: null }) { return NothingAsked; }
        if (body.Clear) { faults.Clear(); }
        var refusal = body.Api is { } api ? faults.Set(FaultSwitch.Find(api, FaultSwitch.OfCalls), body.Count ?? 1, body.Path, body.Method).Refusal : null;
        return refusal ?? (body.Webhook is { } webhook ? faults.Set(FaultSwitch.Find(webhook, FaultSwitch.OfEvents), body.Count, body.Type).Refusal : null);
    }

    private static IResult Shown(FaultSwitch faults) => Results.Json(new
    {
        api = faults.Calls.Select(f => new { fault = FaultSwitch.NameOf(f.Fault), left = f.Left, path = f.Path, method = f.Method }),
        webhook = faults.Events.Select(f => new { fault = FaultSwitch.NameOf(f.Fault), left = f.Left, type = f.EventType }),
    });
}
