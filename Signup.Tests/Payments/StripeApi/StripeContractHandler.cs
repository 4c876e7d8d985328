using System.Collections.Concurrent;

namespace SignupTests.Payments.StripeApi;

/// <summary>
/// Sits between the Stripe client and what answers it, and holds every request and every answer against <see cref="StripeApiContract"/>.
/// A fault is kept in <see cref="Faults"/> and, unless <see cref="ThrowsOnFault"/> is off, thrown at once.
/// </summary>
public sealed class StripeContractHandler : DelegatingHandler
{
    private readonly ConcurrentQueue<string> faults = new();
    private int exchanges;

    public StripeContractHandler()
    {
    }

    public StripeContractHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    public bool ThrowsOnFault { get; init; } = true;

    /// <summary>Off for tests that send nonsense on purpose and look at the answer only.</summary>
    public bool ChecksRequests { get; set; } = true;

    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>How many answers were looked at: a test can tell "no faults" from "nothing passed".</summary>
    public int Exchanges => exchanges;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (ChecksRequests) { Report(await FaultsOf(request, cancellationToken)); }

        var response = await base.SendAsync(request, cancellationToken);

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var json = await response.Content.ReadAsStringAsync(cancellationToken);
        Interlocked.Increment(ref exchanges);
        Report(StripeApiContract.Current.CheckResponse(request.Method, request.RequestUri!.AbsolutePath, (int)response.StatusCode, json));
        return response;
    }

    private static async Task<IReadOnlyList<string>> FaultsOf(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var uri = request.RequestUri!;
        return [.. HeaderFaults(request), .. StripeApiContract.Current.CheckRequest(request.Method, uri.AbsolutePath, uri.Query, body)];
    }

    private static IEnumerable<string> HeaderFaults(HttpRequestMessage request)
    {
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter.Length: > 0 }) { yield return $"{call}: no bearer key"; }

        var version = request.Headers.TryGetValues("Stripe-Version", out var versions) ? string.Join(',', versions) : "nothing";
        if (version != StripeApiContract.Current.Version) { yield return $"{call}: Stripe-Version should be {StripeApiContract.Current.Version}, not {version}"; }

        if (request.Method == HttpMethod.Post && !request.Headers.Contains("Idempotency-Key")) { yield return $"{call}: no Idempotency-Key"; }

        if (request.Content is { Headers.ContentType.MediaType: not "application/x-www-form-urlencoded" }) { yield return $"{call}: the body is not form encoded"; }
    }

    private void Report(IReadOnlyList<string> found)
    {
        foreach (var fault in found) { faults.Enqueue(fault); }
        if (found.Count > 0 && ThrowsOnFault) { throw new StripeContractException(found); }
    }
}

/// <summary>A request or an answer does not agree with Stripe's description.</summary>
public sealed class StripeContractException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults => faults;
}
