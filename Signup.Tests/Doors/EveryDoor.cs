using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using SignupTests.Journeys;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Doors;

/// <summary>Every route the application has, found in it, with every role and with bodies nobody should send: never an answer of 500, and to programs always a problem with a code.</summary>
public sealed partial class EveryDoor(EveryDoor.Open open, ITestOutputHelper output) : IClassFixture<EveryDoor.Open>
{
    private static readonly string[] Ids = ["{mine}", "01010101-0101-7101-8101-010101010101", "not-an-id", "..%2f..%2f", "%F0%9F%98%80"];

    [Fact]
    public async Task For_programs_takes_every_body_and_answers_with_a_code()
    {
        var asked = 0;
        foreach (var door in open.Doors.Where(d => d.IsForPrograms && d.Verb is not "GET" and not "DELETE"))
        {
            foreach (var body in BadBodies.Of(door.Body))
            {
                foreach (var who in open.Everybody)
                {
                    await IsAnswered(who, door, Ids[0], body, "application/json");
                    asked++;
                }
            }

            foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "" })
            {
                await IsAnswered(open.Customer, door, Ids[0], "{}", type);
                asked++;
            }

            Assert.Equal(413, await IsAnswered(open.Customer, door, Ids[0], BadBodies.TooLarge(door.Body), "application/json", mayBeEarlier: true));
        }

        output.WriteLine($"{asked} bodies at {open.Doors.Count(d => d.IsForPrograms)} doors.");
        Assert.True(asked > 1_000);
    }

    [Fact]
    public async Task For_programs_takes_every_id_and_verb()
    {
        foreach (var door in open.Doors.Where(d => d.IsForPrograms))
        {
            foreach (var (who, id) in open.Everybody.SelectMany(_ => Ids, (who, id) => (who, id)))
            {
                await IsAnswered(who, door, id, door.Verb is "GET" or "DELETE" ? null : "{}", "application/json");
            }

            foreach (var verb in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" })
            {
                await IsAnswered(open.Customer, door with { Verb = verb }, Ids[0], null, "application/json");
            }
        }
    }

    [Fact]
    public async Task A_form_sent_without_its_token_is_refused_with_a_way_on()
    {
        var (code, text, _) = await Ask(open.Visitor, "POST", "/sign-out", "return=/", "application/x-www-form-urlencoded");

        Assert.Equal(400, code);
        Assert.Contains("Go back, load the page again and send it once more.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_people_is_a_page_or_a_way_on()
    {
        foreach (var door in open.Doors.Where(d => !d.IsForPrograms))
        {
            foreach (var who in open.Everybody)
            {
                foreach (var id in Ids)
                {
                    var status = await Ask(who, door.Verb, door.At(open.Fill(id)), door.Verb == "GET" ? null : "a=1&token=%00&return=//elsewhere", "application/x-www-form-urlencoded");
                    Assert.True(status.Code < 500, $"{door.Verb} {door.At(id)}: {status.Code}");
                }
            }
        }
    }

    private async Task<int> IsAnswered(HttpClient who, Door door, string id, string? body, string type, bool mayBeEarlier = false)
    {
        var (code, text, kind) = await Ask(who, door.Verb, door.At(open.Fill(id)), body, type);
        var told = $"{door.Verb} {door.Route} ({id}) with {type} {(body is { Length: > 200 } ? body[..200] : body)}: {code} {(text.Length > 300 ? text[..300] : text)}";
        Assert.True(code < 500, told);
        if (code >= 400 && !door.IsSandbox)
        {
            Assert.True(kind == "application/problem+json", told);
            Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(text)!["code"]), told);
        }

        return mayBeEarlier && code is 401 or 403 or 404 or 400 ? 413 : code;
    }

    private static async Task<(int Code, string Text, string? Kind)> Ask(HttpClient who, string verb, string path, string? body, string type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);

        // a body that is refused for its size is not waited for
        request.Headers.ExpectContinue = body?.Length > 1_000_000;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type.Length > 0) { request.Content.Headers.TryAddWithoutValidation("Content-Type", type); }
        }

        using var answer = await who.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>A route with one verb.</summary>
    public sealed partial record Door(string Verb, string Route, Type? Body)
    {
        public bool IsForPrograms => Route.StartsWith("/api/", StringComparison.Ordinal) || Route.StartsWith("/webhooks/", StringComparison.Ordinal);

        /// <summary>Speaks the payment service's language, errors included.</summary>
        public bool IsSandbox => Route.StartsWith("/sandbox", StringComparison.Ordinal);

        public string At(string id) => Parameter().Replace(Route, id);

        [GeneratedRegex(@"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Parameter();
    }

    /// <summary>The open shop, and who comes to its doors.</summary>
    public sealed class Open : IAsyncLifetime
    {
        private const string AdminEmail = "ana@northwind.example";
        private const string AdminPassword = "harbour tram violet nine";

        private string mine = string.Empty;

        public AppHost Host { get; } = new(
            new ManualTime(DateTimeOffset.UtcNow),
            null,
            new("Access:PasswordIterations", "1000"),
            new("Setup:AdminEmail", AdminEmail),
            new("Setup:AdminPassword", AdminPassword));

        public HttpClient Visitor { get; private set; } = null!;

        public HttpClient Customer { get; private set; } = null!;

        public HttpClient Admin { get; private set; } = null!;

        public IReadOnlyList<HttpClient> Everybody => [Visitor, Customer, Admin];

        public IReadOnlyList<Door> Doors { get; private set; } = [];

        public string Fill(string id) => id.Replace("{mine}", mine, StringComparison.Ordinal);

        public async Task InitializeAsync()
        {
            Doors =
            [
                .. Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                    .Where(e => e.RoutePattern.RawText is { Length: > 0 } raw && !raw.StartsWith("/_", StringComparison.Ordinal) && !raw.StartsWith('_') && !raw.Contains('.', StringComparison.Ordinal))
                    .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"], (e, verb) => new Door(verb, "/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType))
                    .Distinct(),
            ];
            Visitor = Client(null);
            using var mara = new Headless(Host);
            await mara.Start();
            await mara.Register("doors@hafenlicht.example");
            mine = mara.CustomerId;
            Customer = Client(await TokenOf("doors@hafenlicht.example", "kran-elbe-mittwoch"));
            Admin = Client(await TokenOf(AdminEmail, AdminPassword));
        }

        public async Task DisposeAsync()
        {
            foreach (var client in Everybody) { client.Dispose(); }
            await Host.DisposeAsync();
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
}
