using System.Text.Json;
using SignupWeb.Kernel;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;

namespace SignupWeb.Payments.Sandbox.Faults;

/// <summary>What goes wrong at the sandbox from now on: with the API's next calls, and with the events it sends.</summary>
public sealed class FaultSwitch(SandboxFaults calls, WebhookFaults events)
{
    public static readonly Refusal UnknownFault = Refusal.Invalid("FAULT_UNKNOWN", "There is no such fault.", "fault");

    public static readonly Refusal CountOutOfRange = Refusal.Invalid("FAULT_COUNT", "Enter a number from 1 to 1000.", "count");

    private const int Most = 1000;

    /// <summary>The faults of calls that can be set.</summary>
    public static IReadOnlyList<ApiFault> OfCalls { get; } = [.. Enum.GetValues<ApiFault>().Where(f => f != ApiFault.None)];

    /// <summary>The faults of events that can be set.</summary>
    public static IReadOnlyList<WebhookFault> OfEvents { get; } = [.. Enum.GetValues<WebhookFault>().Where(f => f != WebhookFault.None)];

    /// <summary>The calls' faults that are set.</summary>
    public IReadOnlyList<ArmedFault> Calls => calls.Armed();

    /// <summary>The events' faults that are set.</summary>
    public IReadOnlyList<SetFault> Events => events.InForce();

    /// <summary>How a program writes a fault, such as rate_limit.</summary>
    public static string NameOf(Enum fault) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString());

    /// <summary>The fault of that name; None, which cannot be set, for a name that no fault has.</summary>
    public static T Find<T>(string name, IReadOnlyList<T> faults)
        where T : struct, Enum => faults.FirstOrDefault(f => NameOf(f) == name);

    /// <summary>Lets the next calls fail, also those of the shop itself. Refusals: FAULT_UNKNOWN, FAULT_COUNT.</summary>
    public Result<Done> Set(ApiFault fault, int count, string? path = null, string? method = null)
    {
        if (!OfCalls.Contains(fault)) { return UnknownFault; }
        if (count is < 1 or > Most) { return CountOutOfRange; }
        calls.Arm(fault, count, path, method);
        return Done.It;
    }

    /// <summary>Lets the sending of events go wrong, of the next ones or until it is cleared. Refusals: FAULT_UNKNOWN, FAULT_COUNT.</summary>
    public Result<Done> Set(WebhookFault fault, int? count, string? type = null)
    {
        if (!OfEvents.Contains(fault)) { return UnknownFault; }
        if (count is < 1 or > Most) { return CountOutOfRange; }
        events.Set(fault, type, count);
        return Done.It;
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        calls.Clear();
        events.Clear();
    }
}
