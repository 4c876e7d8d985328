using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Clock;
using SignupWeb.Platform.Clocks;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>The shop's clock, moved from outside.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_subscription_has_renewed_and_been_paid_once_the_clock_is_past_its_period()
    {
        var customer = await host.Api.Customer();
        await host.Api.Subscribe(customer, await host.Api.Price());

        var (status, clock) = await Move(new { advance = "31.00:00:00" });

        Assert.Equal((200, true, "31.00:00:00"), (status, (bool)clock["moved"]!, (string)clock["ahead"]!));
        Assert.Equal(host.Time.GetUtcNow().AddDays(31), (DateTimeOffset)clock["now"]!);
        var paid = await host.Api.Get("/v1/events?type=invoice.paid");
        Assert.Equal("subscription_cycle", paid.Text("data.0.data.object.billing_reason"));
        Assert.Contains(host.Heard, h => h.Body.Contains("invoice.paid", StringComparison.Ordinal) && h.Body.Contains("subscription_cycle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_months_renew_each_at_its_own_instant()
    {
        var customer = await host.Api.Customer();
        await host.Api.Subscribe(customer, await host.Api.Price());
        var start = host.Time.GetUtcNow();

        await Move(new { to = start.AddMonths(3).AddHours(2).ToString("O") });

        var invoices = await host.Api.Get($"/v1/invoices?customer={customer}&limit=100");
        var made = invoices.Body["data"]!.AsArray().Select(i => (Reason: (string)i!["billing_reason"]!, Status: (string)i["status"]!, At: DateTimeOffset.FromUnixTimeSeconds((long)i["created"]!))).Where(i => i.Reason == "subscription_cycle").Reverse().ToList();
        Assert.Equal(Enumerable.Range(1, 3).Select(month => start.AddMonths(month)), made.Select(i => i.At), (due, at) => at - due is { } late && late >= TimeSpan.Zero && late < TimeSpan.FromMinutes(1));
        Assert.All(made, i => Assert.Equal("paid", i.Status));
    }

    [Theory]
    [InlineData("{\"advance\":\"-1.00:00:00\"}", "CLOCK_BACKWARDS")]
    [InlineData("{\"advance\":\"00:00:00\"}", "CLOCK_BACKWARDS")]
    [InlineData("{\"to\":\"2020-01-01\"}", "CLOCK_BACKWARDS")]
    [InlineData("{\"advance\":\"401.00:00:00\"}", "CLOCK_TOO_FAR")]
    [InlineData("{\"to\":\"9999-12-31\"}", "CLOCK_TOO_FAR")]
    [InlineData("{\"advance\":\"a while\"}", "CLOCK_UNREADABLE")]
    [InlineData("{\"advance\":\"1.00:00:00\",\"to\":\"2027-01-01\"}", "CLOCK_UNREADABLE")]
    [InlineData("{}", "CLOCK_UNREADABLE")]
    public async Task What_makes_no_sense_is_refused_and_moves_nothing(string body, string code)
    {
        var (status, answer) = await Move(JsonNode.Parse(body)!);

        Assert.Equal((400, code), (status, (string)answer["error"]!["code"]!));
        Assert.False(host.Get<SandboxClock>().Read().IsMoved);
    }

    [Fact]
    public async Task It_stands_where_it_was_after_a_restart()
    {
        await Move(new { advance = "2.00:00:00" });

        host = await host.Restart();

        Assert.Equal(TimeSpan.FromDays(2), host.Get<SandboxClock>().Read().Ahead);
        Assert.Equal(host.Time.GetUtcNow().AddDays(2), host.Get<TimeProvider>().GetUtcNow());
    }

    [Fact]
    public async Task A_timer_rings_when_the_move_makes_it_due_and_not_before()
    {
        var time = host.Get<TimeProvider>();
        var rung = 0;
        await using var timer = time.CreateTimer(_ => Interlocked.Increment(ref rung), null, TimeSpan.FromHours(3), Timeout.InfiniteTimeSpan);
        using var late = new CancellationTokenSource(TimeSpan.FromDays(2), time);

        await host.Get<SandboxClock>().Advance(TimeSpan.FromHours(2));
        var before = rung;
        await host.Get<SandboxClock>().Advance(TimeSpan.FromHours(1));
        host.Time.Advance(TimeSpan.Zero);

        Assert.Equal((0, 1, false), (before, rung, late.IsCancellationRequested));
    }

    [Fact]
    public async Task The_time_outside_is_not_moved()
    {
        await host.Get<SandboxClock>().Advance(TimeSpan.FromDays(1));

        Assert.Same(host.Time, host.Get<TimeProvider>().Unmoved());
        Assert.Same(host.Time, host.Time.Unmoved());
    }

    [Fact]
    public async Task A_clock_that_is_a_tests_own_is_left_alone()
    {
        var fixedClock = new SandboxClock(host.Time, host.Get<ClockOffset>(), [], host.Get<IServiceProvider>(), host.Time);

        Assert.Equal(SandboxClock.Fixed, (await fixedClock.Advance(TimeSpan.FromDays(1))).Refusal);
    }

    private async Task<(int Status, JsonNode Body)> Move(object body)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(new Uri($"{host.Url}/sandbox/test/clock"), body);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
