using SignupTests.Support;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Webhooks;
using SignupWeb;
using SignupWeb.Payments;
using Xunit;

namespace SignupTests.Payments;

/// <summary>An erased customer at the payment service: deleted there however often the call has to be made, and the ledgers agree.</summary>
public sealed class ForgettingAPayer : IAsyncLifetime
{
    private PaymentsHost host = null!;
    private Buyer mara = null!;

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start();
        mara = new(host);
        await mara.Buy();
        await mara.UntilBought();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 30)]
    [InlineData(true, 30)]
    public async Task Ends_in_the_customer_gone_whatever_the_connection_does(bool carriedOut, int broken)
    {
        if (broken > 0) { host.Outage.Begin(1, broken, carriedOut); }

        await host.Announce(new CustomerErased(mara.Customer, "the customer", null));
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.ForgetCustomer, State: OperationState.Succeeded }), "the customer deleted there");
        await host.Until(async () => (await host.All<WebhookEvent>()).Exists(e => e is { Type: "customer.deleted", State: WebhookState.Done, Body: "" }), "its webhook without a body");

        var gateway = (await host.Effects()).GetProperty("gateway");
        Assert.Equal(0, gateway.GetProperty("customers").GetInt32());
        Assert.Equal(1, gateway.GetProperty("subscriptions_by_status").GetProperty("canceled").GetInt32());
        Assert.Empty(await host.Get<CompareLedgers>().Run(host.Time.GetUtcNow() - TimeSpan.FromDays(1), host.Time.GetUtcNow(), default));
        Assert.DoesNotContain(await host.Announced<RiskFound>(), r => r.Kind is "money-and-records" or "payment-foreign" or "customer-not-forgotten");
        Assert.Empty(await host.All<PaymentProfile>());
        Assert.DoesNotContain(await host.All<PaymentOperation>(), o => o.Parameters?.Contains(Sample.Mara.Email, StringComparison.Ordinal) == true);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task Hearing_of_it_again_asks_for_nothing_more()
    {
        await host.Announce(new CustomerErased(mara.Customer, "the customer", null));
        await host.Announce(new CustomerErased(mara.Customer, "Signup", null));
        await host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.ForgetCustomer, State: OperationState.Succeeded }), "the customer deleted there");

        Assert.Single(await host.All<PaymentOperation>(), o => o.Kind == OperationKind.ForgetCustomer);
    }
}
