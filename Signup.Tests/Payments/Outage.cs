using System.Net;
using System.Text;

namespace SignupTests.Payments;

/// <summary>Lets chosen calls to the payment service fail as a network does: before they arrive, or after, with the answer lost.</summary>
internal sealed class Outage
{
    private readonly Lock gate = new();
    private int onTheirWay;
    private int calls;
    private int hung;
    private int first = int.MaxValue;
    private int last;
    private bool lateOnly;
    private bool reached;
    private TaskCompletionSource? answer;
    private Refusing? refusing;

    /// <summary>No call is on its way, so none can be cut off by a clock that runs on.</summary>
    public bool IsQuiet => Volatile.Read(ref onTheirWay) == 0;

    /// <param name="call">The first call that fails, counted from now, 1 for the next.</param>
    /// <param name="lasts">How many fail in a row, retries counted.</param>
    /// <param name="carriedOut">They arrive and are done; only the answer is lost.</param>
    public void Begin(int call, int lasts, bool carriedOut)
    {
        lock (gate) { (calls, first, last, lateOnly, reached) = (0, call, call + lasts - 1, carriedOut, false); }
    }

    /// <summary>Calls to an address that ends like this are answered so from now on, instead of by the payment service.</summary>
    /// <param name="carriedOut">They arrive and are done all the same.</param>
    public void Refuse(string path, int status, string body, bool carriedOut = false) => refusing = new(path, status, body, carriedOut);

    /// <summary>The payment service answers itself again.</summary>
    public void RefuseNoMore() => refusing = null;

    /// <summary>The next call hangs: it neither arrives nor fails until <see cref="Release"/>.</summary>
    public void HangOnce() => answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The call that hung fails now.</summary>
    public void Release() => answer?.TrySetResult();

    /// <summary>All is well again; answers whether any call failed.</summary>
    public bool End()
    {
        lock (gate)
        {
            first = int.MaxValue;
            return reached;
        }
    }

    public async Task<HttpResponseMessage> Pass(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        bool fails;
        bool late;
        lock (gate)
        {
            calls++;
            fails = calls >= first && calls <= last;
            late = lateOnly;
            reached |= fails;
        }

        if (answer is { Task.IsCompleted: false } hanging && Interlocked.CompareExchange(ref hung, 1, 0) == 0)
        {
            await hanging.Task;
            throw new HttpRequestException("The connection hung, then broke.");
        }

        Interlocked.Increment(ref onTheirWay);
        try
        {
            if (refusing is { } no && request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith(no.Path, StringComparison.Ordinal))
            {
                if (no.CarriedOut) { (await send()).Dispose(); }
                return new HttpResponseMessage((HttpStatusCode)no.Status) { RequestMessage = request, Content = new StringContent(no.Body, Encoding.UTF8, "application/json") };
            }

            if (!fails) { return await send(); }
            if (late) { (await send()).Dispose(); }
            throw new HttpRequestException("The connection broke.");
        }
        finally
        {
            Interlocked.Decrement(ref onTheirWay);
        }
    }

    private sealed record Refusing(string Path, int Status, string Body, bool CarriedOut);
}
