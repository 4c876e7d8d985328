using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SignupWeb.Payments.Stripe;

/// <summary>Makes one call to Stripe, or to the sandbox that stands in for it, and reads the answer.</summary>
public sealed class StripeClient(IHttpClientFactory clients, StripeEndpointSource endpoint, TimeProvider time, ILogger<StripeClient> log)
{
    /// <summary>The version of Stripe's API every call asks for. The models, the sandbox and the description in the tests are of this version.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    public const string HttpClientName = "stripe";

    private static readonly MediaTypeHeaderValue FormEncoded = new("application/x-www-form-urlencoded");

    /// <summary>Throws <see cref="StripeException"/> when Stripe says no or the outcome is unknown. Cancelling a POST leaves its outcome unknown, too.</summary>
    internal async Task<T> RequestAsync<T>(HttpMethod method, string path, BaseOptions? parameters, RequestOptions? options, CancellationToken cancellationToken)
        where T : StripeEntity
    {
        options ??= new();
        var key = method == HttpMethod.Post ? options.IdempotencyKey ?? Guid.NewGuid().ToString() : null;
        var call = new StripeCall(options.Timeout);
        using var request = Request(method, path, StripeFormEncoder.Encode(parameters), key);
        request.Options.Set(StripeCall.Key, call);

        var started = time.GetTimestamp();
        using var response = await SendAsync(request, key, cancellationToken);
        log.LogInformation(
            "Stripe {Method} {Path}: {Status} after {Elapsed} ms and {Tries} tries, request {RequestId}",
            method, path, (int)response.StatusCode, (long)time.GetElapsedTime(started).TotalMilliseconds, call.Tries, Header(response, "Request-Id"));

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK) { throw Refused(method, path, response, body, key, call); }

        var entity = Read<T>(body) ?? throw new StripeException($"Stripe {method} {path}: the answer cannot be read.")
        {
            HttpStatusCode = response.StatusCode,
            RequestId = Header(response, "Request-Id"),
            IdempotencyKey = key,
            IsOutcomeUnknown = method != HttpMethod.Get,
        };
        entity.StripeResponse = new(Header(response, "Request-Id"), key, string.Equals(Header(response, "Idempotent-Replayed"), "true", StringComparison.OrdinalIgnoreCase), response.Headers.Date);
        return entity;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string form, string? key)
    {
        var (address, apiKey) = endpoint();
        var url = address.AbsoluteUri.TrimEnd('/') + path;
        var request = method == HttpMethod.Post
            ? new HttpRequestMessage(method, url) { Content = new StringContent(form, FormEncoded) }
            : new HttpRequestMessage(method, form.Length == 0 ? url : $"{url}?{form}");
        request.Headers.Authorization = new("Bearer", apiKey);
        request.Headers.Add("Stripe-Version", ApiVersion);
        if (key is not null) { request.Headers.Add("Idempotency-Key", key); }
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? key, CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(HttpClientName);
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            log.LogError(e, "Stripe {Method} {Path}: no answer", request.Method, request.RequestUri?.AbsolutePath);
            throw new StripeException($"Stripe did not answer: {e.Message}", e) { IdempotencyKey = key, IsOutcomeUnknown = request.Method != HttpMethod.Get };
        }
    }

    private static StripeException Refused(HttpMethod method, string path, HttpResponseMessage response, byte[] body, string? key, StripeCall call)
    {
        var error = Read<StripeErrorResponse>(body)?.Error;
        return new($"Stripe {method} {path}: {(int)response.StatusCode} {error?.Type} {error?.Code} {error?.Message}".TrimEnd())
        {
            HttpStatusCode = response.StatusCode,
            StripeError = error,
            RequestId = Header(response, "Request-Id"),
            IdempotencyKey = key,
            IsOutcomeUnknown = method != HttpMethod.Get && (error is null || StripeRetryHandler.LeavesItOpen(response) || (call.MayHaveWorked && IsTurnedAwayAtTheDoor(response.StatusCode))),
        };
    }

    /// <summary>Answered before Stripe looks whether it knows the idempotency key, so it says nothing about an earlier try.</summary>
    private static bool IsTurnedAwayAtTheDoor(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests;

    private static T? Read<T>(byte[] body)
        where T : class
    {
        try
        {
            return (T?)JsonSerializer.Deserialize(body, StripeJson.TypeInfo(typeof(T)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
