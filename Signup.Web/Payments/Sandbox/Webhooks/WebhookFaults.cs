namespace SignupWeb.Payments.Sandbox.Webhooks;

/// <summary>What can be made to go wrong with the delivery of an event.</summary>
public enum WebhookFault
{
    None,

    /// <summary>Delivered only after <see cref="WebhookFaults.Delay"/>.</summary>
    Delayed,

    /// <summary>Delivered twice, same id.</summary>
    Duplicated,

    /// <summary>Delivered twice, the second time under another event id.</summary>
    NewId,

    /// <summary>Later events overtake it.</summary>
    Shuffled,

    /// <summary>Never delivered; only the list of events shows it.</summary>
    Lost,

    /// <summary>Signed with a wrong secret, once; the retry is right.</summary>
    WronglySigned,

    /// <summary>Signed an hour ago, once; the retry is right.</summary>
    Old,
}

/// <summary>A webhook fault in force.</summary>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Left">For how many more events; null until cleared.</param>
/// <param name="EventType">Only this type, or a start like "invoice."; null for every type.</param>
public sealed record SetFault(WebhookFault Fault, int? Left, string? EventType);

/// <summary>The switch for webhook faults, for tests and for the panel. It acts on events from now on.</summary>
public sealed class WebhookFaults
{
    private readonly Lock gate = new();
    private readonly List<Rule> rules = [];

    /// <summary>How long a delayed event waits.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Sets a fault for the next events.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="eventType">Only this type, e.g. invoice.paid, or a start like "invoice."; null for every type.</param>
    /// <param name="times">For how many events; null until cleared.</param>
    public void Set(WebhookFault fault, string? eventType = null, int? times = null)
    {
        lock (gate)
        {
            rules.RemoveAll(r => r.Left <= 0);
            rules.Add(new(fault, eventType) { Left = times });
        }
    }

    public void Clear()
    {
        lock (gate) { rules.Clear(); }
    }

    /// <summary>The faults in force.</summary>
    public IReadOnlyList<SetFault> InForce()
    {
        lock (gate) { return [.. rules.Where(r => r.Left is null or > 0).Select(r => new SetFault(r.Fault, r.Left, r.EventType))]; }
    }

    internal WebhookFault For(string eventType)
    {
        lock (gate)
        {
            var rule = rules.FirstOrDefault(r => r.Left is null or > 0 && (r.EventType is null || eventType == r.EventType || (r.EventType.EndsWith('.') && eventType.StartsWith(r.EventType, StringComparison.Ordinal))));
            if (rule is null) { return WebhookFault.None; }
            rule.Left--;
            return rule.Fault;
        }
    }

    private sealed record Rule(WebhookFault Fault, string? EventType)
    {
        public int? Left { get; set; }
    }
}
