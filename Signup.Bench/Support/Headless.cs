using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SignupBench.Support;

/// <summary>A program that signs up over the HTTP API, from the plan to the placed order.</summary>
internal sealed class Headless(Uri shop) : IDisposable
{
    private const string Password = "kran-elbe-mittwoch";

    private static int people;

    private readonly HttpClient http = new() { BaseAddress = shop };

    public string SignupId { get; private set; } = string.Empty;

    public string CustomerId { get; private set; } = string.Empty;

    public string OrderReference { get; private set; } = string.Empty;

    /// <summary>Places so many orders, some at once.</summary>
    public static Task Crowd(Uri shop, int customers, int atOnce) => Parallel.ForEachAsync(Enumerable.Range(0, customers), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) =>
    {
        using var customer = new Headless(shop);
        await customer.Order();
    });

    public async Task Order()
    {
        var plan = (await Send(HttpMethod.Get, "/api/plans")).AsArray().Single(p => (string?)p!["name"] == "Team")!;
        var started = await Post("/api/signups", new { planId = (string?)plan["planId"], billingCycle = "monthly", country = "DE" });
        SignupId = (string)started["signupId"]!;
        http.DefaultRequestHeaders.Add("Signup-Key", (string)started["key"]!);
        await Register();
        await FillIn();
        await AddCard();
        var quote = await Post($"/api/signups/{SignupId}/quote");
        OrderReference = (string)(await Post("/api/orders", new { signupId = SignupId, quoteId = (string?)quote["quoteId"], agree = true }))["reference"]!;
    }

    /// <summary>Asks until the thank-you page is there.</summary>
    public Task Completed() => Until.Holds(async () => (string?)(await Send(HttpMethod.Get, $"/api/signups/{SignupId}"))["state"] == "completed", "the sign-up completed", 25);

    public void Dispose() => http.Dispose();

    private async Task Register()
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"mara{Interlocked.Increment(ref people)}@hafenlicht.example");
        CustomerId = (string)(await Post("/api/customers", new { email, password = Password, firstName = "Mara", lastName = "Lindqvist" }))["customerId"]!;
        var session = await Post("/api/sessions", new { email, password = Password });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
        await Post($"/api/signups/{SignupId}/customer");
    }

    private async Task FillIn()
    {
        await Send(HttpMethod.Put, $"/api/customers/{CustomerId}/profile", new { firstName = "Mara", lastName = "Lindqvist", company = "Hafenlicht GmbH", address = "Speicherstraße 14", postCode = "20457", town = "Hamburg", country = "DE" });
        await Post($"/api/signups/{SignupId}/profile");
    }

    private async Task AddCard()
    {
        var session = new Uri((string)(await Post($"/api/signups/{SignupId}/card"))["url"]!).Segments[^1];
        await Post($"/sandbox/test/checkout/sessions/{session}/complete", new { card = "4242424242424242" });
        await Post($"/api/signups/{SignupId}/card/return", new { sessionId = session });
    }

    private Task<JsonNode> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body ?? new { });

    private async Task<JsonNode> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) { throw new InvalidOperationException($"{method} {path}: {answer.StatusCode} {text}"); }
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
