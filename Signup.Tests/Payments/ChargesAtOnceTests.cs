using System.Diagnostics;
using System.Globalization;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Payments;

/// <summary>Many windows end at the same instant: all their charges fall due at once.</summary>
public class ChargesAtOnceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_all_made_whether_or_not_one_of_them_hangs(bool oneHangs)
    {
        await using var host = await PaymentsHost.Start();
        var count = Endure.Times("charges-at-once", daily: 5);
        List<(Buyer Buyer, PaymentProfileId Card)> due = [];
        for (var n = 0; n < count; n++)
        {
            var buyer = new Buyer(host);
            var card = await buyer.AddCard();
            await buyer.SeePrice();
            due.Add((buyer, card));
        }

        await Eventually.Hold(async () => (await host.All<PaymentOperation>()).TrueForAll(o => o.IsSettled), "the cards settled");
        if (oneHangs) { host.Outage.HangOnce(); }
        var clock = Stopwatch.StartNew();
        await host.Get<UnitOfWork>().Run(db =>
        {
            foreach (var (buyer, card) in due) { db.Announce(buyer.Charge(card)); }
            return Task.FromResult(Done.It);
        });

        List<double> seconds = [];
        await Eventually.Hold(
            async () =>
            {
                var made = (await host.All<Purchase>()).Count;
                while (seconds.Count < made) { seconds.Add(clock.Elapsed.TotalSeconds); }
                return made >= (oneHangs ? count - 1 : count);
            },
            "all charged but the one that hangs",
            TimeSpan.FromMinutes(2));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} charges due at once{(oneHangs ? ", one hanging" : string.Empty)}: first after {seconds[0]:0.00} s, median {seconds[seconds.Count / 2]:0.00} s, last {seconds[^1]:0.00} s"));
        host.Outage.Release();
        await host.Until(async () => (await host.All<Purchase>()).Count == count, "the one that hung charged as well");
        Assert.Equal(count, (await host.Effects()).GetProperty("gateway").GetProperty("charges").GetInt64());
    }
}
