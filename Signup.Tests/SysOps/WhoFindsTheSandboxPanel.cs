using System.Net;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Clocks;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Demo;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>The panel is there for those who may change things, and only while the sandbox is the payment service.</summary>
public sealed class WhoFindsTheSandboxPanel
{
    private const string Panel = "/ops/sandbox";

    [Fact]
    public async Task Managers_and_administrators_do_and_nobody_else()
    {
        await using var host = OpsHost.Start();

        Assert.Equal((HttpStatusCode.OK, true), await Look(host, Role.Manager));
        Assert.Equal((HttpStatusCode.OK, true), await Look(host, Role.Admin));
        Assert.Equal((HttpStatusCode.NotFound, false), await Look(host, Role.Support));
        using var customer = await host.ClientOf(Role.Customer);
        using var visitor = await host.ClientOf(role: null);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.GetAsync(Panel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(Panel)).StatusCode);
    }

    [Fact]
    public async Task With_a_key_of_the_payment_service_there_is_neither_panel_nor_clock_to_move_nor_demo_data()
    {
        await using var host = OpsHost.Start(("Payments:Stripe:ApiKey", "sk_test_1"), ("Payments:Stripe:WebhookSecret", "whsec_1"), ("Payments:Stripe:ApiBase", "http://127.0.0.1:1"), ("Access:StaffTwoFactor", "Optional"));

        Assert.Equal((HttpStatusCode.NotFound, false), await Look(host, Role.Admin));
        using var visitor = await host.ClientOf(role: null);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sandbox/test/clock")).StatusCode);
        Assert.IsNotType<MovableTime>(host.Get<TimeProvider>());
        Assert.Equal(FillDemo.OnlyInSandbox, (await host.Get<FillDemo>().Run(Actor.System)).Refusal);
    }

    /// <summary>What the page answers, and whether the navigation leads there.</summary>
    private static async Task<(HttpStatusCode Status, bool Linked)> Look(OpsHost host, Role role)
    {
        using var client = await host.ClientOf(role);
        return ((await client.GetAsync(Panel)).StatusCode, (await client.GetStringAsync("/ops/risks")).Contains($"href=\"{Panel}\"", StringComparison.Ordinal));
    }
}
