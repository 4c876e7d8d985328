using System.Net;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>The first start of the real application: what it prints, and what its set-up page answers.</summary>
public sealed class SetupOnTheFirstStart(SetupOnTheFirstStart.Started started) : IClassFixture<SetupOnTheFirstStart.Started>
{
    [Fact]
    public async Task One_clear_line_with_a_link_is_printed_while_nobody_is_set_up()
    {
        await using var host = new OpsHost();

        Assert.Matches($"^{TestMode(host)}Set up the administrator: {host.Url}/setup\\?token=[A-Za-z0-9._~-]+\\s*$", host.Console);
    }

    [Fact]
    public async Task No_link_is_printed_when_the_settings_name_the_administrator()
    {
        await using var host = new OpsHost(("Setup:AdminEmail", "ops@northwind.example"), ("Setup:AdminPassword", OpsHost.Password));
        using var client = await host.ClientOf(null);

        Assert.Matches($"^{TestMode(host)}$", host.Console);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/setup")).StatusCode);
    }

    [Theory]
    [InlineData("ops@northwind.example", "", "Setup:AdminEmail and Setup:AdminPassword must be set together.")]
    [InlineData("nobody", "harbour tram violet nine", "Setup:AdminEmail must be an e-mail address.")]
    [InlineData("ops@northwind.example", "short", "Setup:AdminPassword must be 15 characters or more, not one of those tried first, and not the e-mail address.")]
    public void Wrong_settings_stop_the_start_with_one_clear_line(string email, string password, string line)
    {
        var fault = Assert.ThrowsAny<Exception>(() => new OpsHost(("Setup:AdminEmail", email), ("Setup:AdminPassword", password)));

        Assert.Contains(line, Faults(fault));
    }

    [Fact]
    public async Task A_wrong_link_and_a_closed_set_up_get_a_friendly_page()
    {
        await using var host = new OpsHost();
        using var client = await host.ClientOf(null);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(host.SetupUrl)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(host.SetupUrl)).StatusCode);
        var wrong = await client.GetAsync("/setup?token=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("This link does not work", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var staff = await host.ClientOf(Role.Support);
        var closed = await client.GetAsync(host.SetupUrl);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Contains("Set-up is finished", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ops/board")]
    [InlineData("/ops/risks")]
    [InlineData("/ops/contracts/0199f3c2-7d4e-7000-8000-000000000001")]
    public async Task Visitors_are_asked_to_sign_in_and_customers_find_nothing(string path)
    {
        using var visitor = await started.Host.ClientOf(null);
        using var customer = await started.Host.ClientOf(Role.Customer);

        var asked = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        Assert.Contains("/sign-in?return=" + Uri.EscapeDataString(path), asked.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Admin)]
    public async Task Staff_come_in_and_an_unknown_contract_is_not_found(Role role)
    {
        using var staff = await started.Host.ClientOf(role);

        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/ops/board")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/ops/risks")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/ops/contracts/0199f3c2-7d4e-7000-8000-000000000001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/ops/contracts/nonsense")).StatusCode);
    }

    /// <summary>One for those who only come to look.</summary>
    public sealed class Started : IDisposable
    {
        public OpsHost Host { get; } = new();

        public void Dispose() => Host.Dispose();
    }

    private static string TestMode(OpsHost host) => $@"Your shop: {host.Url}\s+Test mode: no real money moves\. Mails and test pages are shown to this machine alone; from elsewhere open {host.Url}/dev/enter\?token=[0-9a-f]{{32}}\s+";

    private static string Faults(Exception? fault) => fault is null ? string.Empty : string.Join('\n', (fault as OptionsValidationException)?.Failures ?? [fault.Message]) + '\n' + Faults(fault.InnerException);
}
