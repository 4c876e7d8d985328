using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Doctor;
using SignupWeb.SysOps.Doctor.Checks;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Journeys;

/// <summary>The database is locked by another program, or the disk is full: customers are told, nothing is half done, who cancels in time is not charged, and it goes on by itself.</summary>
public sealed class WhileNothingCanBeWritten(ITestOutputHelper output)
{
    [Fact]
    public async Task Because_another_program_holds_the_lock_nobody_waits_long_and_a_cancellation_in_time_counts()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        var file = Path.Combine(Template.DataFolder(), "signup.db");
        await using var shop = new AppHost(time, settings: new KeyValuePair<string, string>("ConnectionStrings:Signup", $"Data Source={file};Foreign Keys=True;Default Timeout=1"));
        using var mara = new Headless(shop);
        await mara.Order();
        var id = OrderId.Parse(mara.OrderId, null);
        time.Advance(TimeSpan.FromSeconds(19));

        await using (var outsider = await Locks.TakenBySomebodyElse(file))
        {
            using var visitor = new HttpClient { BaseAddress = new Uri(shop.Url), Timeout = TimeSpan.FromSeconds(30) };
            var doctor = shop.Get<IEnumerable<ICheck>>().OfType<DatabaseWrites>().Single().Look(default);
            var readiness = Readiness(visitor);
            var waits = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => IsToldToComeAgain(visitor, n)));
            output.WriteLine($"Locked by somebody else: {waits.Length} asked at once, {waits.Length} told to come again, after {waits.Max().TotalSeconds:0.0} s at most with a lock waited for one second");
            await IsToldThatItIsNotWrittenYet(mara);
            await SeesAPageWithAReference(visitor);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "database not writable"), await readiness);
            Assert.Equal(Condition.Fault, (await doctor).Condition);
            time.Advance(TimeSpan.FromSeconds(2));
        }

        await Eventually.Hold(async () => (await shop.All<Order>()).Single(o => o.Id == id).State == OrderState.Cancelled, "the order cancelled as it was asked for");
        await Eventually.Hold(async () => (await Readiness(shop.Url)).Status == HttpStatusCode.OK, "ready again");
        Assert.DoesNotContain(await shop.All<OutboxMessage>(), m => m.Type == nameof(ChargeRequested));
        Assert.Single(await shop.All<OutboxMessage>(), m => m.Type == nameof(OrderCancelled));
        Assert.Equal(0, (int?)(await mara.Effects())["gateway"]!["captured"]!["eur"] ?? 0);
    }

    [Fact]
    public async Task Because_the_disk_is_full_the_same_holds()
    {
        using var app = new AppProcess("--Orders:RemorseWindow", "00:00:05") { MeetsAFullDisk = true };
        await app.Start();
        using var mara = new Headless(app.Url);
        using var visitor = new HttpClient { BaseAddress = new Uri(app.Url) };
        var order = await mara.Order();

        await app.FillTheDisk();
        await IsToldThatItIsNotWrittenYet(mara);
        await IsToldToComeAgain(visitor, 0);
        var (status, says) = await Readiness(visitor);
        Assert.True(status == HttpStatusCode.ServiceUnavailable, $"{says}: {app.Said}");
        var ends = DateTimeOffset.Parse((string)order["remorseEndsAt"]!, CultureInfo.InvariantCulture);
        await Eventually.Hold(() => Task.FromResult(DateTimeOffset.UtcNow > ends), "the window over");
        await app.FillTheDisk(full: false);

        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "cancelled", "the order cancelled as it was asked for");
        await Eventually.Hold(async () => (await Readiness(visitor)).Status == HttpStatusCode.OK, "ready again");
        Assert.Equal(0, (int?)(await mara.Effects())["gateway"]!["captured"]!["eur"] ?? 0);
        Assert.Single(app.Said.Split("The database cannot be written: ").Skip(1));
        Assert.Single(app.Said.Split("The database can be written again").Skip(1));
    }

    [Fact]
    public async Task Because_the_keys_are_gone_those_in_memory_serve_on_and_the_doctor_says_so()
    {
        await using var shop = new AppHost();
        using var mara = new Headless(shop);
        await mara.Start();
        await mara.Register();

        Directory.Delete(Path.Combine(shop.Folder, "keys"), recursive: true);
        await mara.FillIn();
        using var ben = new Headless(shop);
        await ben.Start();
        await ben.Register("ben@hafenlicht.example");

        Assert.NotEqual(Condition.Ok, (await shop.Get<IEnumerable<ICheck>>().OfType<Keys>().Single().Look(default)).Condition);
    }

    private static async Task IsToldThatItIsNotWrittenYet(Headless mara)
    {
        using var answer = await mara.Try(HttpMethod.Post, $"/api/orders/{mara.OrderId}/cancel", new { });
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "CANCEL_NOT_WRITTEN_YET", "30"), (answer.StatusCode, (string?)problem["code"], answer.Headers.RetryAfter?.ToString()));
    }

    private static async Task<TimeSpan> IsToldToComeAgain(HttpClient visitor, int n)
    {
        var watch = Stopwatch.StartNew();
        using var plan = await visitor.GetAsync("/api/plans");
        var first = JsonNode.Parse(await plan.Content.ReadAsStringAsync())![0]!;
        using var json = new StringContent(new JsonObject { ["planId"] = (string?)first["planId"], ["billingCycle"] = "monthly", ["country"] = n % 2 == 0 ? "DE" : "AT" }.ToJsonString(), null, "application/json");
        using var answer = await visitor.PostAsync("/api/signups", json);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "UNAVAILABLE", "30"), (answer.StatusCode, (string?)problem["code"], answer.Headers.RetryAfter?.ToString()));
        Assert.Matches("Try again in half a minute. Reference: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", (string?)problem["detail"]);
        return watch.Elapsed;
    }

    private static async Task SeesAPageWithAReference(HttpClient visitor)
    {
        var plan = JsonNode.Parse(await visitor.GetStringAsync("/api/plans"))![0]!;
        using var form = new HttpRequestMessage(HttpMethod.Post, "/signup/start") { Headers = { { "Sec-Fetch-Site", "same-origin" } }, Content = new FormUrlEncodedContent([new("planId", (string?)plan["planId"]), new("cycle", "monthly"), new("country", "DE")]) };
        using var answer = await visitor.SendAsync(form);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "30"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        Assert.Contains(answer.Headers.GetValues("Content-Security-Policy"), policy => policy.Contains("default-src 'self'", StringComparison.Ordinal));
        Assert.Matches("Reference</dt>\\s*<dd><strong>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}</strong>", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpStatusCode Status, string Says)> Readiness(string url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        return await Readiness(http);
    }

    private static async Task<(HttpStatusCode Status, string Says)> Readiness(HttpClient http)
    {
        using var answer = await http.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
