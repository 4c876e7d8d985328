using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Payments;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Account.Leaving;

/// <summary>At the payment service an erased customer is gone and nothing runs; the ledgers still agree.</summary>
public sealed class TheMoneySide : LeavingWorld
{
    [Fact]
    public async Task The_customer_is_gone_there_and_is_never_charged_again_while_others_are()
    {
        var began = Time.GetUtcNow() - TimeSpan.FromHours(1);
        await RunsAPlan();
        using var otto = new Headless(Host);
        await otto.Order(email: "otto@werft.example");
        Time.Advance(TimeSpan.FromSeconds(21));
        await Eventually.Hold(async () => (string?)(await otto.Signup())["state"] == "completed", "Otto's sign-up completed");
        await Settled();
        var before = await Gateway();

        using var answer = await Leave();
        await Settled();

        var after = await Gateway();
        Assert.Equal((2, 1), ((int)before["customers"]!, (int)after["customers"]!));
        Assert.Equal(1, (int)after["subscriptions_by_status"]!["canceled"]!);
        Assert.Equal((string?)before["captured"]!.ToJsonString(), after["captured"]!.ToJsonString());
        Assert.Contains(await Host.All<WebhookEvent>(), e => e is { Type: "customer.deleted", State: WebhookState.Done, Body: "" });
        Assert.Contains(await Host.All<WebhookEvent>(), e => e.Type == "customer.subscription.deleted");
        Assert.Single(await Host.All<PaymentProfile>());

        Time.Advance(TimeSpan.FromDays(32));
        await Eventually.Hold(
            async () =>
            {
                await Settled(); // minutes must not pass while a paid invoice is on its way to its record
                if ((int)(await Gateway())["charges"]! == 3) { return true; }
                Time.Advance(TimeSpan.FromMinutes(10));
                return false;
            },
            "Otto charged for his second month");
        await Settled();

        Assert.Empty(await Host.Get<CompareLedgers>().Run(began, Time.GetUtcNow(), default));
        var ledger = (await Host.All<LedgerEntry>()).FindAll(e => e.Kind == LedgerKind.Captured);
        Assert.Single(ledger, e => e.CustomerId == Id);
        Assert.Equal((long)(await Gateway())["captured"]!["eur"]!, ledger.Sum(e => e.Amount.Minor));
        Assert.DoesNotContain(await Host.All<OutboxMessage>(), m => m.Type == "RiskFound" && !m.Body.Contains(AttentionDue.NotAssessed, StringComparison.Ordinal) && !m.Body.Contains(Reconcile.RiskKind, StringComparison.Ordinal)); // a clock that jumps by minutes may show money before its record
        await Eventually.Hold(
            async () =>
            {
                if ((await Host.Get<MoneyAndRecords>().Read()).Differences == 0) { return true; }
                Time.Advance(TimeSpan.FromMinutes(11));
                return false;
            },
            "no difference left");
    }

    [Fact]
    public async Task A_customer_gone_there_already_is_forgotten_all_the_same()
    {
        await RunsAPlan();
        var there = (await Host.All<StripeCustomer>())[0].StripeId;
        var gateway = Host.Get<PaymentGateway>();
        Assert.True((await gateway.ForgetCustomer(new(there), default)).Succeeded);

        using var answer = await Leave();
        await Settled();

        Assert.Equal(OperationState.Succeeded, (await Host.All<PaymentOperation>()).Single(o => o.Kind == OperationKind.ForgetCustomer).State);
    }

    [Fact]
    public async Task A_sign_up_nobody_finished_is_forgotten_after_thirty_days()
    {
        await Program.Start();
        await Program.Register(Mara);
        await Program.FillIn();
        await Program.AddCard();
        await Program.Post($"/api/signups/{Program.SignupId}/quote", new { });
        await Settled();
        Assert.Contains("quotes", await TablesThatKnowHer());

        Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        await Eventually.Hold(async () => (await Host.All<PaymentOperation>()).Exists(o => o.Kind == OperationKind.ForgetCustomer), "the customer given up at the payment service");
        await Settled();

        var left = await TablesThatKnowHer();
        Assert.Empty(left.Intersect(["quotes", "payment_operations", "webhook_events"], StringComparer.Ordinal));
        Assert.Equal(0, (int)(await Gateway())["customers"]!);
        Assert.Empty(await Host.All<PaymentProfile>());
    }

    private async Task<JsonNode> Gateway() => (await Program.Effects())["gateway"]!;
}
