using System.Collections.Concurrent;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>What can be made to go wrong with one API request.</summary>
public enum ApiFault
{
    None,

    /// <summary>429, code rate_limit; nothing is done.</summary>
    RateLimit,

    /// <summary>500 on the first try of a request, nothing is done; the retry works.</summary>
    ServerErrorOnce,

    /// <summary>The work is committed, then the connection is cut; the retry gets the kept answer.</summary>
    DropResponseOnce,

    /// <summary>No answer ever; nothing is done.</summary>
    Timeout,

    /// <summary>429, code lock_timeout, may be retried; nothing is done.</summary>
    LockTimeout,
}

/// <summary>A fault that waits for requests.</summary>
/// <param name="Fault">What will go wrong.</param>
/// <param name="Left">For how many more requests.</param>
/// <param name="Path">Only addresses that start like this; null for any.</param>
/// <param name="Method">Only this HTTP method; null for any.</param>
public sealed record ArmedFault(ApiFault Fault, int Left, string? Path, string? Method);

/// <summary>Faults for API requests: asked for by the request header <c>Sandbox-Fault</c>, or armed here by a test or a person.</summary>
public sealed class SandboxFaults
{
    /// <summary>Header a request can ask for a fault with: rate_limit, server_error_once, drop_response_once, timeout, lock_timeout.</summary>
    public const string Header = "Sandbox-Fault";

    private readonly ConcurrentDictionary<string, bool> happened = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly List<Rule> armed = [];

    /// <summary>Lets the next requests fail.</summary>
    /// <param name="fault">How.</param>
    /// <param name="times">How many requests.</param>
    /// <param name="path">Only addresses that start like this, e.g. /v1/subscriptions; null for any.</param>
    /// <param name="method">Only this HTTP method; null for any.</param>
    public void Arm(ApiFault fault, int times = 1, string? path = null, string? method = null)
    {
        lock (gate)
        {
            armed.RemoveAll(a => a.Left <= 0);
            armed.Add(new(fault, path, method) { Left = times });
        }
    }

    /// <summary>What is armed, for how many more requests and for which.</summary>
    public IReadOnlyList<ArmedFault> Armed()
    {
        lock (gate) { return [.. armed.Where(a => a.Left > 0).Select(a => new ArmedFault(a.Fault, a.Left, a.Path, a.Method))]; }
    }

    /// <summary>Forgets everything armed.</summary>
    public void Clear()
    {
        lock (gate) { armed.Clear(); }
        happened.Clear();
    }

    internal ApiFault For(string? header, string method, string path, string identity)
    {
        var asked = Parse(header);
        if (asked is ApiFault.ServerErrorOnce or ApiFault.DropResponseOnce) { return happened.TryAdd($"{asked} {identity}", value: true) ? asked : ApiFault.None; }
        return asked == ApiFault.None ? NextArmed(method, path) : asked;
    }

    private ApiFault NextArmed(string method, string path)
    {
        lock (gate)
        {
            var next = armed.FirstOrDefault(a => a.Left > 0 && (a.Path is null || path.StartsWith(a.Path, StringComparison.Ordinal)) && (a.Method is null || string.Equals(a.Method, method, StringComparison.OrdinalIgnoreCase)));
            if (next is null) { return ApiFault.None; }
            next.Left--;
            return next.Fault;
        }
    }

    private static ApiFault Parse(string? header) => header switch
    {
        null or "" => ApiFault.None,
        "rate_limit" => ApiFault.RateLimit,
        "server_error_once" => ApiFault.ServerErrorOnce,
        "drop_response_once" => ApiFault.DropResponseOnce,
        "timeout" => ApiFault.Timeout,
        "lock_timeout" => ApiFault.LockTimeout,
        _ => throw RefusedException.Invalid($"Unknown value '{header}' in the header {Header}."),
    };

    private sealed record Rule(ApiFault Fault, string? Path, string? Method)
    {
        public int Left { get; set; }
    }
}
