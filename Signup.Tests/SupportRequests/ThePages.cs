using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Support;
using Xunit;

namespace SignupTests.SupportRequests;

/// <summary>The support pages of an account, used without a script.</summary>
public sealed class ThePages : IAsyncLifetime, IDisposable
{
    private readonly AppHost shop = Shops.Open;
    private readonly PlainBrowser mara = new(Shops.Open);
    private CustomerId id;
    private string email = string.Empty;

    public async Task InitializeAsync()
    {
        (email, id) = await shop.Registered();
        await mara.SignIn(email, Shops.Password);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => mara.Dispose();

    [Fact]
    public async Task Lead_from_the_list_through_a_form_to_the_request_and_its_end()
    {
        await shop.HasAPlan(id);
        var empty = await mara.Open("/account/support");
        Assert.Equal("No requests yet", empty.Says(".empty h2"));
        Assert.Equal("0 of 20 used this month", empty.Says(".meter p"));

        var form = await empty.Follow("New request");
        Assert.Equal("This will be number 1 of 20 this month.", form.Says(".card .actions .fine"));
        var wrong = await form.Press("Send request", ("What happens?", "It drops <b>every</b> night"));
        Assert.StartsWith("Error: New request", wrong.Title, StringComparison.Ordinal);
        Assert.Equal("Error: Say in a few words what it is about", wrong.Says("#subject-error"));
        Assert.Equal("It drops <b>every</b> night", wrong.Holds("What happens?"));

        var sent = await wrong.Press("Send request", ("Subject", "The gateway drops"));
        Assert.Equal(("The gateway drops", "Open"), (sent.Heading, sent.Says(".request-facts .status")));
        Assert.Contains("It drops <b>every</b> night", sent.Says(".thread"), StringComparison.Ordinal);
        Assert.StartsWith("First answer by ", sent.Says(".clock"), StringComparison.Ordinal);
        await wrong.Press("Send request", ("Subject", "The gateway drops"));
        Assert.Equal("1 of 20 used this month", (await mara.Open("/account/support")).Says(".meter p"));

        Assert.Equal("Error: Write what you want to say", (await sent.Press("Send message")).Says("#text-error"));
        var more = await sent.Press("Send message", ("Message", "And the other one too"));
        Assert.Contains("And the other one too", more.Says(".thread"), StringComparison.Ordinal);
        var closed = await more.Press("It is settled, close");
        Assert.Equal("Closed", closed.Says(".request-facts .status"));
        Assert.Contains("You closed the request", closed.Says(".thread"), StringComparison.Ordinal);
        Assert.Equal("Open", (await closed.Press("Send message", ("Message", "Not after all"))).Says(".request-facts .status"));
        Assert.Equal("The gateway drops", (await mara.Open("/account/support?state=open")).Says("tbody a"));
        Assert.Equal("None.", (await mara.Open("/account/support?state=closed")).Says(".card .soft"));
    }

    [Fact]
    public async Task Say_when_the_month_is_used_up()
    {
        await shop.HasAPlan(id, limit: 0);

        var page = await (await mara.Open("/account/support/new")).Press("Send request", ("Subject", "One more"), ("What happens?", "Please"));

        Assert.StartsWith("Error: All 0 requests of this month are used. It starts again on ", page.Says("#subject-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_no_form_without_a_plan_and_nothing_to_strangers_or_visitors()
    {
        await shop.HasAPlan(id);
        var theirs = await (await mara.Open("/account/support/new")).Press("Send request", ("Subject", "Hers"), ("What happens?", "It drops"));
        using var otto = new PlainBrowser(shop);
        var (address, _) = await shop.Registered(Shops.NewAddress("otto"));
        await otto.SignIn(address, Shops.Password);
        using var visitor = new PlainBrowser(shop);

        Assert.Equal("No support contract is running", (await otto.Open("/account/support/new")).Says(".empty h2"));
        Assert.Equal(HttpStatusCode.NotFound, await otto.Status(new Uri(theirs.Url).AbsolutePath));
        Assert.Equal("/sign-in?return=%2Faccount%2Fsupport%2Fnew", await visitor.LeadsTo("/account/support/new"));
        Assert.Equal(HttpStatusCode.OK, await mara.Status("/account/support?state=%00&page=99999999999"));
    }

    [Fact]
    public async Task Speak_German_too()
    {
        await shop.HasAPlan(id);
        using var anke = new PlainBrowser(shop, "de");
        await anke.SignIn(email, Shops.Password);

        Assert.Equal("Supportanfragen", (await anke.Open("/account/support")).Heading);
        Assert.Equal("Das wird Anfrage 1 von 20 in diesem Monat.", (await anke.Open("/account/support/new")).Says(".card .actions .fine"));
    }

    [Fact]
    public async Task Give_a_file_to_be_saved_to_its_owner_and_to_staff_alone()
    {
        var contract = await shop.HasAPlan(id);
        using var program = await Program(email);
        using var form = new MultipartFormDataContent { { new StringContent(contract.Id.ToString()), "contractId" }, { new StringContent("With a file"), "subject" }, { new StringContent("See there"), "text" }, { new ByteArrayContent("<script>"u8.ToArray()), "files", "what we saw.txt" } };
        using var made = await program.PostAsync(new Uri("/api/support-requests", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var file = (await shop.All<SupportFile>()).Single(f => f.CustomerId == id);

        using var hers = await mara.Get($"/support/files/{file.Id}");
        using var otto = new PlainBrowser(shop);
        await otto.SignIn((await shop.Registered(Shops.NewAddress("otto"))).Email, Shops.Password);
        using var ana = new PlainBrowser(shop);
        await ana.SignIn(Shops.AdminEmail, Shops.AdminPassword);

        Assert.Equal("<script>", await hers.Content.ReadAsStringAsync());
        Assert.Equal(("attachment", "text/plain", "nosniff"), (hers.Content.Headers.ContentDisposition!.DispositionType, hers.Content.Headers.ContentType!.MediaType, hers.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await otto.Status($"/support/files/{file.Id}"), await ana.Status($"/support/files/{file.Id}")));
        Assert.Equal(HttpStatusCode.NotFound, await mara.Status("/support/files/not-an-id"));
    }

    [Fact]
    public async Task Have_their_programs_answered_with_codes()
    {
        var contract = await shop.HasAPlan(id);
        using var program = await Program(email);
        var body = new { contractId = contract.Id.ToString(), subject = "By a program", text = "It drops", id = Guid.NewGuid() };

        var made = await Ask(program, "", body);
        var again = await Ask(program, "", body);
        Assert.Equal((HttpStatusCode.Created, (string?)made.Body["reference"]), (again.Code, (string?)again.Body["reference"]));
        var reference = (string)made.Body["reference"]!;
        Assert.Equal((HttpStatusCode.BadRequest, "TEXT_MISSING"), await Refused(program, $"/{reference}/messages", new { text = " " }));
        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), await Refused(program, $"/{reference}/messages", new { text = "a", note = true }));
        Assert.Equal((HttpStatusCode.NotFound, "REQUEST_NOT_FOUND"), await Refused(program, "/SR-0/messages", new { text = "a" }));
        Assert.Equal((HttpStatusCode.NotFound, "CONTRACT_NOT_FOUND"), await Refused(program, "", body with { contractId = ContractId.New().ToString() }));
        using var ana = await Program(Shops.AdminEmail, Shops.AdminPassword);
        Assert.Equal("answered", (string?)(await Ask(ana, $"/{reference}/messages", new { text = "Restart it" })).Body["state"]);
        Assert.Equal("closed", (string?)(await Ask(program, $"/{reference}/close", new { })).Body["state"]);
        Assert.Equal((HttpStatusCode.Conflict, "REQUEST_CLOSED"), await Refused(ana, $"/{reference}/messages", new { text = "Restart it" }));
        var thread = JsonNode.Parse(await program.GetStringAsync(new Uri($"/api/support-requests/{reference}", UriKind.Relative)))!;
        Assert.Equal(["asked", "answered", "closed"], thread["messages"]!.AsArray().Select(m => (string?)m!["kind"]), StringComparer.Ordinal);
        Assert.Single(JsonNode.Parse(await program.GetStringAsync(new Uri("/api/support-requests?state=closed", UriKind.Relative)))!["requests"]!.AsArray());
    }

    private async Task<HttpClient> Program(string address, string password = Shops.Password)
    {
        var client = new HttpClient { BaseAddress = new Uri(shop.Url) };
        var session = await Post(client, "/api/sessions", new { email = address, password });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)session.Body["token"]!);
        return client;
    }

    private static Task<(HttpStatusCode Code, JsonNode Body)> Ask(HttpClient who, string path, object body) => Post(who, "/api/support-requests" + path, body);

    private static async Task<(HttpStatusCode, string?)> Refused(HttpClient who, string path, object body)
    {
        var (code, answer) = await Ask(who, path, body);
        return (code, (string?)answer["code"]);
    }

    private static async Task<(HttpStatusCode Code, JsonNode Body)> Post(HttpClient who, string path, object body)
    {
        using var content = JsonContent.Create(body, body.GetType());
        using var answer = await who.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
