using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SignupTests.Payments.StripeApi;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>An answer of the API.</summary>
internal sealed record Answer(int Status, JsonNode Body, HttpResponseHeaders Headers)
{
    public string? Id => Text("id");

    public string? Code => Text("error.code");

    public string? Type => Text("error.type");

    public JsonNode? At(string path)
    {
        JsonNode? node = Body;
        foreach (var step in path.Split('.')) { node = int.TryParse(step, System.Globalization.CultureInfo.InvariantCulture, out var at) ? (node as JsonArray)?[at] : (node as JsonObject)?[step]; }
        return node;
    }

    public string? Text(string path) => At(path)?.ToString();

    public long Whole(string path) => At(path)!.GetValue<long>();

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.Single() : null;
}

/// <summary>A raw client of the API; every answer is held against Stripe's description.</summary>
internal sealed class SandboxApi(Uri root, string key) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = root };

    public Task<Answer> Get(string path, string? expand = null) =>
        Send(HttpMethod.Get, expand is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}expand[]={expand}", null, null, null);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null, null, null);

    public Task<Answer> Post(string path, params (string Name, string Value)[] parameters) => PostKeyed(path, Guid.NewGuid().ToString(), null, parameters);

    public Task<Answer> PostKeyed(string path, string? idempotencyKey, string? fault, params (string Name, string Value)[] parameters) =>
        Send(HttpMethod.Post, path, string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}")), idempotencyKey, fault);

    /// <summary>Posts, and fails the test unless it was answered with 200.</summary>
    public async Task<Answer> Made(string path, params (string Name, string Value)[] parameters)
    {
        var answer = await Post(path, parameters);
        Assert.True(answer.Status == 200, $"POST {path}: {answer.Status} {answer.Body.ToJsonString()}");
        return answer;
    }

    public async Task<Answer> Send(HttpMethod method, string path, string? form, string? idempotencyKey, string? fault, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, root.AbsolutePath.TrimEnd('/') + path);
        request.Headers.Authorization = new("Bearer", bearer ?? key);
        if (idempotencyKey is not null) { request.Headers.Add("Idempotency-Key", idempotencyKey); }
        if (fault is not null) { request.Headers.Add("Sandbox-Fault", fault); }
        if (form is not null) { request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"); }

        using var response = await http.SendAsync(request);
        var json = await response.Content.ReadAsStringAsync();
        var faults = StripeApiContract.Current.CheckResponse(method, path.Split('?')[0], (int)response.StatusCode, json);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        return new((int)response.StatusCode, JsonNode.Parse(json)!, response.Headers);
    }

    public void Dispose() => http.Dispose();
}
