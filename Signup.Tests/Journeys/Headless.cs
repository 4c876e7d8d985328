using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Addresses;

namespace SignupTests.Journeys;

/// <summary>A program that signs up over the HTTP API alone, step by step.</summary>
public sealed class Headless : IDisposable
{
    private readonly HttpClient http;

    public Headless(AppHost host)
        : this(host.Url)
    {
    }

    public Headless(string url)
        : this(new HttpClient { BaseAddress = new Uri(url) })
    {
    }

    public Headless(HttpClient http) => this.http = http;

    public string SignupId { get; private set; } = string.Empty;

    public string CustomerId { get; private set; } = string.Empty;

    public string OrderId { get; private set; } = string.Empty;

    /// <summary>What it signed in with.</summary>
    public string Token => http.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>From plan to placed order, as the OpenAPI document tells it.</summary>
    public async Task<JsonNode> Order(string plan = "Team", string cycle = "monthly", string card = "4242424242424242", string email = "mara@hafenlicht.example", string? company = "Hafenlicht GmbH")
    {
        await Start(plan, cycle);
        await Register(email);
        await FillIn(company: company);
        await AddCard(card);
        return await Submit();
    }

    public async Task Start(string plan = "Team", string cycle = "monthly", string country = "DE", string? currency = null, string? promotionCode = null)
    {
        var plans = await Get("/api/plans");
        var id = plans.AsArray().Single(p => (string?)p!["name"] == plan)!["planId"];
        var started = await Post("/api/signups", new { planId = (string?)id, billingCycle = cycle, country, currency, promotionCode });
        SignupId = (string)started["signupId"]!;
        http.DefaultRequestHeaders.Remove("Signup-Key");
        http.DefaultRequestHeaders.Add("Signup-Key", (string)started["key"]!);
    }

    public async Task Register(string email = "mara@hafenlicht.example", string password = "kran-elbe-mittwoch")
    {
        var made = await Post("/api/customers", new { email, password, firstName = "Mara", lastName = "Lindqvist" });
        CustomerId = (string)made["customerId"]!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)made["token"]!);
        await Post($"/api/signups/{SignupId}/customer", new { });
    }

    /// <summary>The customer of an earlier sign-up begins another; Start it first.</summary>
    public async Task ComeBack(string email = "mara@hafenlicht.example", string password = "kran-elbe-mittwoch")
    {
        var session = await Post("/api/sessions", new { email, password });
        CustomerId = (string)session["customer"]!["customerId"]!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
        await Post($"/api/signups/{SignupId}/customer", new { });
    }

    /// <summary>The session has ended in the meantime.</summary>
    public async Task SignInAgain(string email, string password = "kran-elbe-mittwoch")
    {
        http.DefaultRequestHeaders.Authorization = null;
        var session = await Post("/api/sessions", new { email, password });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["token"]!);
    }

    public async Task FillIn(string country = "DE", string? company = "Hafenlicht GmbH")
    {
        await Send(HttpMethod.Put, $"/api/customers/{CustomerId}/profile", new { firstName = "Mara", lastName = "Lindqvist", company, address = "Speicherstraße 14", postCode = PostCodeIn(country), town = "Hamburg", region = country switch { "US" => "California", "JP" => "Tokyo", _ => null }, country });
        await Post($"/api/signups/{SignupId}/profile", new { });
    }

    public async Task AddCard(string card = "4242424242424242")
    {
        var link = (string)(await Post($"/api/signups/{SignupId}/card", new { }))["url"]!;
        var session = new Uri(link).Segments[^1];
        await Post($"/sandbox/test/checkout/sessions/{session}/complete", new { card });
        await Post($"/api/signups/{SignupId}/card/return", new { sessionId = session });
    }

    /// <summary>Goes on with a sign-up that was started in a browser, whose key it takes.</summary>
    public void GoOnWith(SignupId id, PlainBrowser browser)
    {
        SignupId = id.ToString();
        http.DefaultRequestHeaders.Remove("Signup-Key");
        http.DefaultRequestHeaders.Add("Signup-Key", browser.Cookie($"su-{id.Value:N}"));
    }

    /// <summary>Goes on with a sign-up that was started another way.</summary>
    public void Take(JsonNode started) => SignupId = (string)started["signupId"]!;

    /// <summary>Goes on with an order that was placed another way.</summary>
    public void Ordered(JsonNode order) => OrderId = (string)order["orderId"]!;

    public async Task<JsonNode> Submit()
    {
        var quote = await Post($"/api/signups/{SignupId}/quote", new { });
        var order = await Post("/api/orders", new { signupId = SignupId, quoteId = (string?)quote["quoteId"], agree = true, startNow = (int?)quote["withdrawalDays"] > 0 });
        OrderId = (string)order["orderId"]!;
        return order;
    }

    public Task<JsonNode> Signup() => Get($"/api/signups/{SignupId}");

    public Task<JsonNode> PlacedOrder() => Get($"/api/orders/{OrderId}");

    public Task<JsonNode> Effects() => Get("/sandbox/test/effects");

    public Task<JsonNode> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<JsonNode> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public async Task<JsonNode> Send(HttpMethod method, string path, object? body)
    {
        using var answer = await Try(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) { throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}"); }
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public async Task<HttpResponseMessage> Try(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) { request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web); }
        return await http.SendAsync(request);
    }

    private static string PostCodeIn(string country) => AddressRules.Of(country).Example!;

    public void Dispose() => http.Dispose();
}
