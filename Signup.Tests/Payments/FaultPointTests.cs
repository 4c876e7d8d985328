using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Sandbox.Webhooks;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Payments;

/// <summary>The k-th call to the payment service fails, with all its retries, for every k there is: once before it is carried out, once after.</summary>
public sealed class FaultPointTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(BillingCycle.Monthly, false)]
    [InlineData(BillingCycle.Monthly, true)]
    [InlineData(BillingCycle.Once, false)]
    [InlineData(BillingCycle.Once, true)]
    public async Task Every_single_call_may_fail_and_the_purchase_is_made_once(BillingCycle cycle, bool carriedOut)
    {
        await using var host = await PaymentsHost.Start();
        host.Webhooks.Set(WebhookFault.Lost);
        for (var k = 1; ; k++)
        {
            var mara = new Buyer(host) { Offer = cycle == BillingCycle.Once ? Sold.Download : Sample.Team() };
            var card = await mara.AddCard();
            await mara.SeePrice();
            var before = await Charges(host);

            host.Outage.Begin(call: k, lasts: 3, carriedOut);
            await mara.AskForCharge(card);
            await mara.UntilBought();
            var reached = host.Outage.End();

            Assert.Equal(before + 1, await Charges(host));
            Assert.Single(await host.All<Purchase>(), p => p.OrderId == mara.Order);
            Assert.Single(await host.All<LedgerEntry>(), e => e.OrderId == mara.Order);
            Assert.Empty(await host.Announced<PaymentFailed>());
            if (!reached)
            {
                output.WriteLine($"{cycle}, {(carriedOut ? "done, answer lost" : "not done")}: {k - 1} fault points survived");
                Assert.True(k > 2, "no call was ever reached");
                return;
            }
        }
    }

    private static async Task<long> Charges(PaymentsHost host) => (await host.Effects()).GetProperty("gateway").GetProperty("charges").GetInt64();
}
