using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Platform.Access;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>The one endpoint of the API: who asks, what for, once only, answered as Stripe would.</summary>
internal sealed class ApiEndpoints(SandboxStore store, StripeSandbox sandbox, SandboxOptions options, SandboxFaults faults, RouteTable routes, ILogger<ApiEndpoints> logger)
{
    private const long LargestBody = 1024 * 1024;

    public async Task Handle(HttpContext http)
    {
        var requestId = Ids.New("req", 14);
        http.Response.Headers["Request-Id"] = requestId;
        http.Response.Headers["Stripe-Version"] = StripeSandbox.ApiVersion;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        try
        {
            await Answer(http, requestId);
        }
        catch (RefusedException refused)
        {
            await Write(http, refused.Status, refused.Body().ToJsonString());
        }
#pragma warning disable CA1031 // whatever goes wrong is answered as Stripe answers its own faults
        catch (Exception problem) when (problem is not OperationCanceledException && !http.Response.HasStarted)
#pragma warning restore CA1031
        {
            logger.LogError(problem, "The payment sandbox failed at {Method} {Path}, request {RequestId}", http.Request.Method, http.Request.Path, requestId);
            await Write(http, 500, new RefusedException(500, "api_error", "An unknown error occurred in the payment sandbox.").Body().ToJsonString());
        }
    }

    private async Task Answer(HttpContext http, string requestId)
    {
        CheckCaller(http);
        var method = http.Request.Method.ToLowerInvariant();
        var path = http.Request.Path.Value![StripeSandbox.Path.Length..];
        if (routes.Match(method, path) is not var (route, owner, id))
        {
            throw new RefusedException(404, "invalid_request_error", $"Unrecognized request URL ({http.Request.Method}: {path}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code.");
        }

        var sent = FormParser.Parse(await ReadParameters(http));
        var key = method == "post" ? http.Request.Headers["Idempotency-Key"].ToString() : string.Empty;
        var fault = faults.For(http.Request.Headers[SandboxFaults.Header], method, path, key.Length > 0 ? key : requestId);
        if (await Fails(http, fault)) { return; }

        var answer = method == "get"
            ? Read(route, owner, id, sent)
            : await Change(http, new(route, owner, id, sent, key, $"{method} {path}", requestId));
        if (fault == ApiFault.DropResponseOnce)
        {
            http.Abort();
            return;
        }

        await Write(http, answer.Status, answer.Body);
    }

    private void CheckCaller(HttpContext http)
    {
        if (!options.AllowRemote && !Directly.FromThisMachine(http))
        {
            throw new RefusedException(403, "invalid_request_error", "The payment sandbox answers only this machine. Set Payments:Sandbox:AllowRemote to change that.");
        }

        var sentKey = ApiKey.From(http.Request.Headers.Authorization);
        if (sentKey is null) { throw new RefusedException(401, "invalid_request_error", "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."); }
        if (!ApiKey.Same(sentKey, sandbox.ApiKey)) { throw new RefusedException(401, "invalid_request_error", $"Invalid API Key provided: {ApiKey.Masked(sentKey)}"); }

        var version = http.Request.Headers["Stripe-Version"].ToString();
        if (version.Length > 0 && version != StripeSandbox.ApiVersion) { throw RefusedException.Invalid($"Invalid Stripe API version: {version}"); }
    }

    private KeptAnswer Read(RouteTable.Route route, string owner, string id, JsonObject sent)
    {
        var parameters = ParameterCheck.Check(sent, route.Parameters);
        using var work = store.Read();
        return new(200, Carry(new(work, parameters, owner, id, sandbox), route), string.Empty);
    }

    private async Task<KeptAnswer> Change(HttpContext http, Asked asked)
    {
        var once = asked.Key.Length > 0;
        var fingerprint = Idempotency.Fingerprint(asked.Sent);
        if (once) { http.Response.Headers["Idempotency-Key"] = asked.Key; }

        using var work = await store.WriteAsync(asked.RequestId, once ? asked.Key : null, http.RequestAborted);
        if (once && Idempotency.Find(work, asked.Key, asked.Operation, fingerprint) is { } before)
        {
            http.Response.Headers["Idempotent-Replayed"] = "true";
            http.Response.Headers["Original-Request"] = before.RequestId;
            return before;
        }

        var parameters = ParameterCheck.Check(asked.Sent, asked.Route.Parameters);
        var answer = Do(new(work, parameters, asked.Owner, asked.Id, sandbox), asked);
        if (once) { Idempotency.Keep(work, asked.Key, asked.Operation, fingerprint, answer); }
        work.Commit();
        return answer;
    }

    private static KeptAnswer Do(Call call, Asked asked)
    {
        try
        {
            return new(200, call.Work.Attempt(() => Carry(call, asked.Route), problem => problem is RefusedException { KeepsChanges: true }), asked.RequestId);
        }
        catch (RefusedException refused)
        {
            return new(refused.Status, refused.Body().ToJsonString(), asked.RequestId);
        }
    }

    private static string Carry(Call call, RouteTable.Route route)
    {
        var shown = Presentation.Of(route.Handler(call));
        Expansion.Apply(call.Work, shown, call.P.Texts("expand"));
        return shown.ToJsonString();
    }

    private static async Task<bool> Fails(HttpContext http, ApiFault fault)
    {
        switch (fault)
        {
            case ApiFault.RateLimit:
                http.Response.Headers["Stripe-Should-Retry"] = "false";
                throw new RefusedException(429, "invalid_request_error", "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.") { Code = "rate_limit" };
            case ApiFault.LockTimeout:
                http.Response.Headers["Stripe-Should-Retry"] = "true";
                throw new RefusedException(429, "invalid_request_error", "This object cannot be accessed right now because another API request or Stripe process is currently accessing it.") { Code = "lock_timeout" };
            case ApiFault.ServerErrorOnce:
                throw new RefusedException(500, "api_error", "An unknown error occurred.");
            case ApiFault.Timeout:
                var forever = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await using (http.RequestAborted.Register(forever.SetResult)) { await forever.Task; }
                return true;
            default:
                return false;
        }
    }

    private static async Task<string> ReadParameters(HttpContext http)
    {
        if (http.Request.Method != HttpMethods.Post) { return http.Request.QueryString.Value?.TrimStart('?') ?? string.Empty; }
        if (http.Request.ContentType is { } type && !type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            throw RefusedException.Invalid("Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
        }

        if (http.Request.ContentLength > LargestBody) { throw new RefusedException(413, "invalid_request_error", "The request is too large."); }
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private static Task Write(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    }

    private sealed record Asked(RouteTable.Route Route, string Owner, string Id, JsonObject Sent, string Key, string Operation, string RequestId);
}
