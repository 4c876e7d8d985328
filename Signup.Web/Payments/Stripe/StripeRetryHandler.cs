using System.Net;

namespace SignupWeb.Payments.Stripe;

/// <summary>
/// Sends a call up to three times, always with the same idempotency key: after a broken connection or a timeout,
/// else as Stripe-Should-Retry says, else after 409 and 5xx. Nothing else is tried again.
/// </summary>
public sealed class StripeRetryHandler(TimeProvider time, Random random, ILogger<StripeRetryHandler> log) : DelegatingHandler
{
    public const int MaxRetries = 2;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>Half a second, doubled each time, up to a quarter more by chance, five seconds at most.</summary>
    /// <param name="retry">1 for the first.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan DelayBefore(int retry, double chance)
    {
        var delay = FirstDelay * Math.Pow(2, retry - 1) * (1 + (chance / 4));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    /// <summary>Whether an answer calls for another try.</summary>
    public static bool ShouldRetry(HttpResponseMessage response)
    {
        var advice = response.Headers.TryGetValues("Stripe-Should-Retry", out var values) ? values.First() : null;
        return advice switch
        {
            "true" => true,
            "false" => false,
            _ => response.StatusCode == HttpStatusCode.Conflict || (int)response.StatusCode >= 500,
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = request.Options.TryGetValue(StripeCall.Key, out var known) ? known : new(RequestOptions.Usual);
        while (true)
        {
            call.Tries++;
            var (response, failure) = await TryAsync(request, call.Timeout, cancellationToken);
            var again = failure is not null || ShouldRetry(response!);
            if (again && call.Tries <= MaxRetries)
            {
                call.MayHaveWorked |= failure is not null || LeavesItOpen(response!);
                log.LogWarning(
                    "Stripe {Method} {Path}: try {Try} ended with {Outcome}, trying again", request.Method, request.RequestUri?.AbsolutePath, call.Tries, failure?.Message ?? $"{(int)response!.StatusCode}");
                response?.Dispose();
                await Task.Delay(DelayBefore(call.Tries, random.NextDouble()), time, cancellationToken);
                continue;
            }

            return response ?? throw failure!;
        }
    }

    /// <summary>An answer that does not say whether the call was carried out.</summary>
    internal static bool LeavesItOpen(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.Conflict || (int)response.StatusCode >= 500;

    /// <summary>The answer with its whole body, or why there is none; a body cut short counts as no answer.</summary>
    private async Task<(HttpResponseMessage? Response, HttpRequestException? Failure)> TryAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(either.Token);
            return (response, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            response?.Dispose();
            return (null, e as HttpRequestException ?? new($"no answer within {timeout.TotalSeconds} s or the connection broke", e));
        }
    }
}
