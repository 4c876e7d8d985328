using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Endpoints;

/// <summary>Every route the application has, found in it, with every role and with bodies nobody should send: never an answer of 500, and to programs always a problem with a code.</summary>
public sealed class EveryEndpoint(OpenShop open, ITestOutputHelper output) : IClassFixture<OpenShop>
{
    private static readonly string[] Ids = ["{mine}", "01010101-0101-7101-8101-010101010101", "not-an-id", "..%2f..%2f", "%F0%9F%98%80"];

    [Fact]
    public async Task For_programs_takes_every_body_and_answers_with_a_code()
    {
        var asked = 0;
        foreach (var endpoint in open.Endpoints.Where(d => d.IsForPrograms && d.Verb is not "GET" and not "DELETE"))
        {
            var may = await WhoMay(endpoint);
            foreach (var body in BadBodies.Of(endpoint.Body))
            {
                await IsAnswered(may[asked++ % may.Count], endpoint, Ids[0], body, "application/json");
            }

            foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "" })
            {
                await IsAnswered(open.Customer, endpoint, Ids[0], "{}", type);
                asked++;
            }

            Assert.Equal(413, await IsAnswered(open.Customer, endpoint, Ids[0], BadBodies.TooLarge(endpoint.Body), "application/json", mayBeEarlier: true));
        }

        output.WriteLine($"{asked} bodies at {open.Endpoints.Count(d => d.IsForPrograms)} endpoints.");
        Assert.True(asked > 1_000);
    }

    [Fact]
    public async Task For_programs_takes_every_id_and_verb()
    {
        foreach (var endpoint in open.Endpoints.Where(d => d.IsForPrograms))
        {
            foreach (var (who, id) in open.Everybody.SelectMany(_ => IdsFor(endpoint), (who, id) => (who, id)))
            {
                await IsAnswered(who, endpoint, id, endpoint.Verb is "GET" or "DELETE" ? null : "{}", "application/json");
            }

            foreach (var verb in new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" })
            {
                await IsAnswered(open.Customer, endpoint with { Verb = verb }, Ids[0], null, "application/json");
            }
        }
    }

    [Fact]
    public async Task For_programs_has_nothing_of_somebody_elses()
    {
        var tried = 0;
        foreach (var endpoint in open.Endpoints.Where(d => d.IsForPrograms && d.Route.Contains('{', StringComparison.Ordinal)))
        {
            var id = open.Maras.Single(m => endpoint.Route.StartsWith(m.Key, StringComparison.Ordinal)).Value;
            var (code, text, _) = await Ask(open.Stranger, endpoint.Verb, endpoint.At(id), endpoint.Verb == "GET" ? null : BadBodies.Good(endpoint.Body), "application/json");

            Assert.True(code is 403 or 404, $"{endpoint.Verb} {endpoint.Route}: {code} {text}");
            tried++;
        }

        Assert.True(tried > 10, $"{tried}");
    }

    [Fact]
    public async Task Answers_for_its_head_as_for_the_whole()
    {
        var tried = 0;
        foreach (var endpoint in open.Endpoints.Where(d => d.Verb == "GET"))
        {
            var path = endpoint.At(open.Fill(Ids[0], open.Visitor));
            var (whole, _, _) = await Ask(open.Visitor, "GET", path, null, string.Empty);
            var (head, text, _) = await Ask(open.Visitor, "HEAD", path, null, string.Empty);

            Assert.True(head == whole && text.Length == 0, $"{path}: GET {whole}, HEAD {head} {text}");
            tried++;
        }

        Assert.True(tried > 40, $"{tried}");
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
        foreach (var endpoint in open.Endpoints.Where(d => !d.IsForPrograms))
        {
            foreach (var who in open.Everybody)
            {
                foreach (var id in IdsFor(endpoint))
                {
                    var status = await Ask(who, endpoint.Verb, endpoint.At(open.Fill(id, who)), endpoint.Verb == "GET" ? null : "a=1&token=%00&return=//elsewhere", "application/x-www-form-urlencoded");
                    Assert.True(status.Code < 500, $"{endpoint.Verb} {endpoint.At(id)}: {status.Code}");
                }
            }
        }
    }

    /// <summary>Whoever is refused for what they are is refused whatever the body says; if all are, the customer tries.</summary>
    private async Task<IReadOnlyList<HttpClient>> WhoMay(HttpEndpoint endpoint)
    {
        List<HttpClient> may = [];
        foreach (var who in open.Everybody)
        {
            if (await IsAnswered(who, endpoint, Ids[0], BadBodies.Good(endpoint.Body), "application/json") is not (401 or 403)) { may.Add(who); }
        }

        return may is [] ? [open.Customer] : may;
    }

    private static IEnumerable<string> IdsFor(HttpEndpoint endpoint) => endpoint.Route.Contains('{', StringComparison.Ordinal) ? Ids : Ids.Take(1);

    private async Task<int> IsAnswered(HttpClient who, HttpEndpoint endpoint, string id, string? body, string type, bool mayBeEarlier = false)
    {
        var (code, text, kind) = await Ask(who, endpoint.Verb, endpoint.At(open.Fill(id, who)), body, type);
        var told = $"{endpoint.Verb} {endpoint.Route} ({id}) with {type} {(body is { Length: > 200 } ? body[..200] : body)}: {code} {(text.Length > 300 ? text[..300] : text)}";
        Assert.True(code < 500, told);
        if (code >= 400 && !endpoint.IsSandbox)
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
}
