using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Support;
using Xunit;

namespace SignupTests.Endpoints;

/// <summary>The open shop, and who comes to its endpoints.</summary>
public sealed class OpenShop : IAsyncLifetime
{
    private const string AdminEmail = "ana@northwind.example";
    private const string AdminPassword = "harbour tram violet nine";

    private string mine = string.Empty;
    private string workedOn = string.Empty;

    public AppHost Host { get; } = new(
        new ManualTime(DateTimeOffset.UtcNow),
        settings: [new("Access:PasswordIterations", "1000"), new("Setup:AdminEmail", AdminEmail), new("Setup:AdminPassword", AdminPassword)]);

    public HttpClient Visitor { get; private set; } = null!;

    public HttpClient Customer { get; private set; } = null!;

    public HttpClient Admin { get; private set; } = null!;

    /// <summary>A customer to whom nothing of the first one's belongs.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>The first customer's ids, by the beginning of the routes they belong to.</summary>
    public IReadOnlyDictionary<string, string> Maras { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<HttpClient> Everybody => [Visitor, Customer, Admin];

    public IReadOnlyList<HttpEndpoint> Endpoints { get; private set; } = [];

    /// <summary>Each has somebody to work on: the customer herself, the administrator another one, who may be suspended.</summary>
    public string Fill(string id, HttpClient who) => id.Replace("{mine}", who == Admin ? workedOn : mine, StringComparison.Ordinal);

    public async Task InitializeAsync()
    {
        Endpoints =
        [
            .. Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.RawText is { Length: > 0 } raw && !raw.StartsWith("/_", StringComparison.Ordinal) && !raw.StartsWith('_') && !raw.Contains('.', StringComparison.Ordinal))
                .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"], (e, verb) => new HttpEndpoint(verb, "/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType))
                .Distinct(),
        ];
        Visitor = Client(null);
        using var mara = new Headless(Host);
        await mara.Order(email: "endpoints@hafenlicht.example");
        mine = mara.CustomerId;
        Customer = Client(await TokenOf("endpoints@hafenlicht.example", "kran-elbe-mittwoch"));
        Admin = Client(await TokenOf(AdminEmail, AdminPassword));
        var asked = await HasAsked(CustomerId.Parse(mine, null));
        using var juno = new Headless(Host);
        await juno.Start();
        await juno.Register("juno@physio.example");
        workedOn = juno.CustomerId;
        using var otto = new Headless(Host);
        await otto.Start();
        await otto.Register("otto@brandt.example");
        Stranger = Client(await TokenOf("otto@brandt.example", "kran-elbe-mittwoch"));
        var session = (await Host.All<Session>()).First(s => s.LoginId.ToString() == mine).Id.ToString();
        Maras = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/api/refunds"] = Guid.NewGuid().ToString(), ["/api/promotions"] = "SUMMER", ["/api/contracts/{"] = Guid.NewGuid().ToString(), ["/api/downloads/{"] = Guid.NewGuid().ToString(),
            ["/api/customers/{"] = mine, ["/api/signups/{"] = mara.SignupId, ["/api/orders/{"] = mara.OrderId, ["/api/sessions/{"] = session, ["/api/staff/{"] = mine, ["/api/support-requests/{"] = asked.Value,
        };
    }

    public async Task DisposeAsync()
    {
        foreach (var client in Everybody.Append(Stranger)) { client.Dispose(); }
        await Host.DisposeAsync();
    }

    private async Task<SupportReference> HasAsked(CustomerId customer)
    {
        var (reference, now) = (SupportReference.Of(2026, 1), Host.Time!.GetUtcNow());
        await Host.Get<UnitOfWork>().Run(db =>
        {
            var request = SupportRequest.Open(new(customer, ContractId.New(), "C-1", "Team", null, "The gateway", "It drops", Guid.NewGuid()), reference, now, TimeZoneInfo.Utc);
            db.AddRange(request, SupportMessage.FromCustomer(request, EntryKind.Asked, "It drops", Guid.NewGuid(), now));
            return Task.FromResult(0);
        });
        return reference;
    }

    private async Task<string> TokenOf(string email, string password)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { email, password }), Encoding.UTF8, "application/json");
        using var answer = await Visitor.PostAsync(new Uri("/api/sessions", UriKind.Relative), body);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!;
    }

    private HttpClient Client(string? token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Host.Url) };
        if (token is not null) { client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token); }
        return client;
    }
}
