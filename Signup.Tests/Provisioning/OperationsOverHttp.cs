using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Provisioning;

/// <summary>Downloads that another process provides: a signed request goes out, a signed answer comes in.</summary>
public sealed class OperationsOverHttp(ShopWithOperations shop) : IClassFixture<ShopWithOperations>, IDisposable
{
    private readonly AppHost host = shop.Host;
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(shop.Host.Url) };

    [Fact]
    public async Task What_they_provide_is_ready_with_its_fingerprint_and_its_owner_is_sent_there_and_counted()
    {
        var download = await State(await Bought("ready-atlas.pdf"), d => d.State == DownloadState.Ready, "a download that is ready");

        Assert.Equal((4_711L, string.Concat(Enumerable.Repeat("ab", 32)), 1), (download.Bytes, download.Sha256, download.Attempt));
        using var sent = await http.GetAsync(DownloadLinks.Of(host.Get<SignedLinks>(), download));
        Assert.Equal((HttpStatusCode.Redirect, "https://files.northwind.example/atlas.pdf?key=1"), (sent.StatusCode, sent.Headers.Location?.ToString()));
        Assert.Equal(1, (await Now(download)).Fetches);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(download.Path)).StatusCode);
    }

    [Fact]
    public async Task Without_an_answer_they_are_asked_again_and_one_that_comes_late_is_taken_once()
    {
        var download = await State(await Bought("later-atlas.pdf"), d => d.AskedAt is not null, "a request under way");
        await Eventually.Hold(async () => (await shop.Operations.Asked()).Exists(a => (string?)a["downloadId"] == download.Id.ToString()), "the request there");
        shop.Time.Advance(shop.AnswerWithin);
        await State(download, d => d.Tries == 1, "the time-out");
        shop.Time.Advance(TimeSpan.FromSeconds(2));
        await State(download, d => d.Attempt == 2, "a second request");

        Assert.Equal("false", Taken(await shop.Operations.Answer(download.Id.Value, 1, "too slow")));
        Assert.Equal("true", Taken(await shop.Operations.Answer(download.Id.Value, 1)));
        Assert.Equal("false", Taken(await shop.Operations.Answer(download.Id.Value, 1)));
        await State(download, d => d.State == DownloadState.Ready, "a download that is ready");
        Assert.Single(await host.All<OutboxMessage>(), m => m.Type == nameof(DownloadIsReady) && m.Body.Contains(download.Id.ToString(), StringComparison.Ordinal));
        await Eventually.Hold(async () => (await host.All<MailMessage>()).Count(m => m.Kind == MailDownload.MailKind && m.CustomerId == download.CustomerId.Value) == 1, "one mail");
    }

    [Fact]
    public async Task What_they_refuse_is_a_named_failure_for_customer_and_staff_until_somebody_tries_again()
    {
        var download = await State(await Bought("refused-atlas.pdf"), d => d.FailedAt is not null, "the failure");

        Assert.Equal((ProvisioningFault.Refused, DownloadState.Requested), (download.Fault, download.State));
        var risk = await Eventually.See(async () => (await host.All<Risk>()).SingleOrDefault(r => r.SubjectId == download.Id.Value), "the risk");
        Assert.Contains("A customer waits for refused-atlas.pdf: Operations cannot provide it: no such title", risk.Sentence, StringComparison.Ordinal);
        var mail = await Eventually.See(async () => (await host.All<MailMessage>()).SingleOrDefault(m => m.Kind == MailDownload.FailedKind && m.CustomerId == download.CustomerId.Value), "the mail");
        Assert.Contains("That is our fault, not yours.", mail.Text, StringComparison.Ordinal);

        Assert.False((await host.Get<RetryDownload>().Run(download.Id, Actor.System)).IsRefused);
        await State(download, d => d.State == DownloadState.Ready, "a download that is ready");
        await Eventually.Hold(async () => !(await host.All<Risk>()).Single(r => r.SubjectId == download.Id.Value).IsOpen, "the risk settled");
        Assert.Equal("DOWNLOAD_NOT_FAILED", (await host.Get<RetryDownload>().Run(download.Id, Actor.System)).Refusal?.Code);
    }

    [Fact]
    public async Task An_answer_that_is_forged_old_or_nonsense_changes_nothing()
    {
        var download = await State(await Bought("later-forged.pdf"), d => d.AskedAt is not null, "a request under way");
        var good = $$"""{"downloadId":"{{download.Id}}","attempt":1,"ready":{"url":"https://files.northwind.example/x","bytes":1,"sha256":"{{new string('a', 64)}}"} }""";
        var now = shop.Time.GetUtcNow();

        Assert.Equal("SIGNATURE_INVALID", await Post(good, null));
        Assert.Equal("SIGNATURE_INVALID", await Post(good, SignedBody.Sign(Encoding.UTF8.GetBytes(good), "another-secret-0123456789-abc", now)));
        Assert.Equal("SIGNATURE_INVALID", await Post(good + " ", Signed(good, now)));
        Assert.Equal("SIGNATURE_INVALID", await Post(good, Signed(good, now.AddMinutes(-6))));
        Assert.Equal("SIGNATURE_INVALID", await Post(good, Signed(good, now.AddMinutes(6))));
        foreach (var bad in new[] { "null", "{", "{}", good.Replace("https://files.northwind.example/x", "http://files.northwind.example/x", StringComparison.Ordinal), good.Replace("https://", "https://user@", StringComparison.Ordinal), good.Replace("\"bytes\":1", "\"bytes\":0", StringComparison.Ordinal), good.Replace("aaaa", "zzzz", StringComparison.Ordinal) })
        {
            Assert.Equal("ANSWER_INVALID", await Post(bad, Signed(bad, now)));
        }

        var stranger = good.Replace(download.Id.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal);
        Assert.Equal("DOWNLOAD_NOT_FOUND", await Post(stranger, Signed(stranger, now)));
        Assert.Equal(DownloadState.Requested, (await Now(download)).State);
    }

    public void Dispose() => http.Dispose();

    private static string Taken(JsonNode answer) => JsonNode.Parse((string)answer["said"]!)!["taken"]!.ToJsonString();

    private static string Signed(string body, DateTimeOffset at) => SignedBody.Sign(Encoding.UTF8.GetBytes(body), OperationsProgram.Secret, at);

    private async Task<string?> Post(string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, HttpOperations.AnswersPath) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null) { request.Headers.Add("Signup-Signature", signature); }
        using var answer = await http.SendAsync(request);
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())?["code"];
    }

    private async Task<Download> Now(Download download) => (await host.All<Download>()).Single(d => d.Id == download.Id);

    private Task<Download> State(Download download, Func<Download, bool> hoped, string what) => Eventually.See(async () => (await Now(download)) is var now && hoped(now) ? now : null, what);

    private async Task<Download> Bought(string fileName)
    {
        var order = AcceptedOrders.Of(AcceptedOrders.Handbook with { FileName = fileName });
        await host.Get<UnitOfWork>().Run(db =>
        {
            RecordAgreement.Into(db, order.OrderId, order.SignupId, order.ClientAccountId, order.CustomerId, order.Offer, order.Party, ContractText.Compose(order.Offer, order.Party, "Northwind Support"), asksForStart: true, shop.Time.GetUtcNow());
            db.Announce(order);
            return Task.FromResult(0);
        });
        return await Eventually.See(async () => (await host.All<Download>()).SingleOrDefault(d => d.OrderId == order.OrderId), "a download");
    }
}

/// <summary>A shop whose Operations are another process.</summary>
public sealed class ShopWithOperations : IAsyncLifetime, IDisposable
{
    private AppHost? host;

    public OperationsProgram Operations { get; } = new();

    public TimeSpan AnswerWithin { get; } = TimeSpan.FromSeconds(20);

    public ManualTime Time { get; } = new(DateTimeOffset.UtcNow);

    public AppHost Host => host!;

    public async Task InitializeAsync()
    {
        await Operations.Started();
        host = new(Time, settings: [new("Provisioning:Operations:Kind", "Http"), new("Provisioning:Operations:Url", Operations.Address + "/downloads"), new("Provisioning:Operations:Secret", OperationsProgram.Secret), new("Provisioning:AnswerWithin", "00:00:20")]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        host?.Dispose();
        Operations.Dispose();
    }
}
