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
    private string signup = string.Empty;

    public string CustomerId { get; private set; } = string.Empty;

    public string OrderReference { get; private set; } = string.Empty;

    /// <summary>So many orders placed, some at once.</summary>
    public static Task Crowd(Uri shop, int customers, int atOnce) => Parallel.ForAsync(0, customers, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) =>
    {
        using var customer = new Headless(shop);
        await customer.Order();
    });

    public async Task Order()
    {
        var plan = (await Send(HttpMethod.Get, "/api/plans")).AsArray().Single(p => (string?)p!["name"] == "Team")!;
        var started = await Post("/api/signups", new { planId = (string?)plan["planId"], billingCycle = "monthly", country = "DE" });
        signup = $"/api/signups/{started["signupId"]}";
        http.DefaultRequestHeaders.Add("Signup-Key", (string)started["key"]!);
        await Register();
        await Post($"{signup}/profile");
        var card = new Uri((string)(await Post($"{signup}/card"))["url"]!).Segments[^1];
        await Post($"/sandbox/test/checkout/sessions/{card}/complete", new { card = "4242424242424242" });
        await Post($"{signup}/card/return", new { sessionId = card });
        var quote = (string?)(await Post($"{signup}/quote"))["quoteId"];
        OrderReference = (string)(await Post("/api/orders", new { signupId = signup.Split('/')[^1], quoteId = quote, agree = true }))["reference"]!;
    }

    /// <summary>Asks until the thank-you page is there.</summary>
    public Task Completed() => Until.Holds(async () => (string?)(await Send(HttpMethod.Get, signup))["state"] == "completed", "the sign-up completed", 100);

    public void Dispose() => http.Dispose();

    private async Task Register()
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"mara{Interlocked.Increment(ref people)}@hafenlicht.example");
        CustomerId = (string)(await Post("/api/customers", new { email, password = Password, firstName = "Mara", lastName = "Lindqvist" }))["customerId"]!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await Post("/api/sessions", new { email, password = Password }))["token"]!);
        await Post($"{signup}/customer");
        await Send(HttpMethod.Put, $"/api/customers/{CustomerId}/profile", new { firstName = "Mara", lastName = "Lindqvist", company = "Hafenlicht GmbH", address = "Speicherstraße 14", postCode = "20457", town = "Hamburg", country = "DE" });
    }

    private Task<JsonNode> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body ?? new { });

    private async Task<JsonNode> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text.Length == 0 ? "{}" : text)! : throw new InvalidOperationException($"{method} {path}: {answer.StatusCode} {text}");
    }
}
