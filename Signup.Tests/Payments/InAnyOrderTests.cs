using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;
using Xunit.Abstractions;
using Delivery = SignupWeb.Platform.Outbox.Delivery;

namespace SignupTests.Payments;

/// <summary>
/// Orders that are charged, cancelled, paid elsewhere, renewed and paid back in any order, while calls break off, webhooks come twice, late
/// or never, and the process stops and starts. What stands at the end is held against the payment service's own books.
/// </summary>
public sealed class InAnyOrderTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;
    private const int Turns = 24;

    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana");

    private static readonly string[] Cards = [Buyer.Good, Buyer.Good, Buyer.ChargesFail, Buyer.AsksAlways, "4000000000000259", "4000000000005126", "4000000000007726"];

    private enum Act
    {
        AskAgain,
        UseAnotherCard,
        Cancel,
        PayElsewhere,
        PayBackAPart,
        PayBackAll,
        PayBackAllAndEnd,
        EndThere,
    }

    [Fact]
    public async Task Each_order_is_paid_once_or_paid_back_and_our_books_equal_the_payment_services()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}.");
        var chance = new Random(seed);
        var cases = Endure.Times("interleavings", daily: 8);
        var tally = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var done = 0; done < cases; done += AtOnce) { await Round(chance, tally); }
        output.WriteLine($"{cases} orders: {string.Join(", ", tally.OrderByDescending(t => t.Value).Select(t => $"{t.Value} {t.Key}"))}.");
    }

    private static async Task Round(Random chance, Dictionary<string, int> tally)
    {
        var host = await PaymentsHost.Start();
        try
        {
            List<Case> cases = [];
            for (var n = 0; n < AtOnce; n++) { cases.Add(await Case.Begin(host, Cards[chance.Next(Cards.Length)], chance.Next(4) == 0 ? Sold.Download : Sample.Team(), chance)); }
            if (chance.Next(3) > 0) { host.Webhooks.Set((WebhookFault)chance.Next(Enum.GetValues<WebhookFault>().Length)); }
            if (chance.Next(2) > 0) { host.Outage.Begin(chance.Next(1, 20), chance.Next(1, 8), carriedOut: chance.Next(2) == 0); }
            var crash = chance.Next(3 * Turns);
            var month = chance.Next(2 * Turns);
            for (var turn = 0; turn < Turns; turn++)
            {
                foreach (var one in cases) { await one.Do(host, turn); }
                if (turn == crash) { host = await host.Restart(); }
                if (turn == month) { await Pass(host, TimeSpan.FromDays(32)); }
                await Pass(host, TimeSpan.FromSeconds(chance.Next(6)));
            }

            host.Outage.End();
            host.Webhooks.Clear();
            await Settled(host);
            foreach (var one in cases) { await IsRight(host, one, tally); }
            Assert.Equal(0, (await host.Get<MoneyAndRecords>().Read()).Differences);
            Assert.Empty(host.Contract.Faults);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The clock goes on once no call is on its way that it could cut off.</summary>
    private static async Task Pass(PaymentsHost host, TimeSpan by)
    {
        await Eventually.Hold(() => host.Outage.IsQuiet, "no call on its way");
        host.Time.Advance(by);
    }

    /// <summary>Until nothing is open or waits, and the books were compared after that.</summary>
    private static async Task Settled(PaymentsHost host)
    {
        DateTimeOffset? since = null;
        string? open = null;
        try
        {
            await Eventually.Hold(
                async () =>
                {
                    if (!host.Outage.IsQuiet) { return false; }
                    open = await Open(host);
                    if (open is null) { since ??= host.Time.GetUtcNow(); }
                    if (since is not null && (await host.Get<MoneyAndRecords>().Read()).CheckedAt > since + TimeSpan.FromMinutes(15)) { return open is null; }
                    host.Time.Advance(since is null ? TimeSpan.FromSeconds(20) : TimeSpan.FromMinutes(2));
                    return false;
                },
                "nothing open any more",
                TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Never settled; at {host.Time.GetUtcNow()} there was still: {open}. Since {since}.");
        }
    }

    /// <summary>What waits for something; null when nothing does.</summary>
    private static async Task<string?> Open(PaymentsHost host)
    {
        var now = host.Time.GetUtcNow();
        List<string> open =
        [
            .. (await host.All<PaymentOperation>()).Where(o => !o.IsSettled).Select(o => $"{o.Kind} {o.State} {o.Tries} tries, next {o.NextTryAt}, {o.LastError}"),
            .. (await host.All<WebhookEvent>()).Where(e => e.NextTryAt <= now).Select(e => $"{e.Type} {e.State} {e.Tries} tries, {e.Verdict}"),
            .. (await host.All<Compensation>()).Where(c => c.State == CompensationState.Refunding).Select(c => $"money going back: {c.Reason} {c.RefundId} {c.LastError}"),
            .. (await host.All<StaffRefund>()).Where(r => r.State == StaffRefundState.UnderWay && r.RefundId is null).Select(r => $"refund {r.Amount.Minor} {r.LastError}"),
            .. (await host.All<Delivery>()).Where(d => d.NextTryAt is not null).Select(d => $"{d.Handler} {d.Tries} tries, {d.LastError}"),
        ];
        var deliveries = (await host.Effects()).GetProperty("gateway").GetProperty("deliveries_waiting").GetInt64();
        if (deliveries > 0) { open.Add($"{deliveries} webhooks to be posted"); }
        return open.Count == 0 ? null : string.Join("; ", open);
    }

    private static async Task IsRight(PaymentsHost host, Case one, Dictionary<string, int> tally)
    {
        var gateway = host.Get<PaymentGateway>();
        List<InvoiceFacts> there = [];
        await foreach (var invoice in gateway.PaidInvoicesSince(one.Since, default)) { if (invoice.Order == one.Order) { there.Add(invoice); } }
        var captured = there.SelectMany(i => i.Payments).ToDictionary(p => p.PaymentId, p => p.Amount.Minor, StringComparer.Ordinal);
        long back = 0;
        await foreach (var refund in gateway.RefundsSince(one.Since, default)) { if (refund.Status == "succeeded" && captured.ContainsKey(refund.PaymentId ?? string.Empty)) { back += refund.Amount.Minor; } }

        var ledger = (await host.All<LedgerEntry>()).FindAll(e => e.OrderId == one.Order);
        var charge = (await host.All<OrderCharge>()).Single(c => c.OrderId == one.Order);
        var invoices = (await host.All<PaidInvoice>()).FindAll(i => i.OrderId == one.Order);
        var compensations = (await host.All<Compensation>()).FindAll(c => c.OrderId == one.Order);
        var told = (await host.Announced<PurchaseConfirmed>()).Count(p => p.OrderId == one.Order);
        var story = $"{one}: {charge.State}, {there.Count} invoices paid there for {captured.Values.Sum()}, {back} back; ours {Sum(LedgerKind.Captured)}, {Sum(LedgerKind.Refunded)} back; {string.Join(" ", compensations.Select(c => $"{c.State}:{c.Reason}:{c.LastError}"))}";

        Assert.True(captured.Values.Sum() == Sum(LedgerKind.Captured), story);
        Assert.True(back == Sum(LedgerKind.Refunded) - Sum(LedgerKind.RefundFailed), story);
        Assert.True(there.Select(i => i.Id).Order(StringComparer.Ordinal).SequenceEqual(invoices.Select(i => i.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal), story);
        Assert.True(told <= 1 && (charge.State != ChargeState.Confirmed || told == 1), story);
        Assert.True(charge.State != ChargeState.Charging, story);
        Assert.True(invoices.Count(i => i.IsKept && there.Exists(t => t.Id == i.Id && t.IsFirst)) == (told > 0 ? 1 : 0), story);
        Assert.True((await host.Announced<CyclePaid>()).Count(c => c.OrderId == one.Order) == invoices.Count(i => i.IsKept) - told, story);
        foreach (var money in there.Where(i => invoices.Exists(o => o.Id == i.Id && !o.IsKept)).SelectMany(i => i.Payments)) { Assert.True(compensations.Exists(c => c.PaymentId == money.PaymentId), story); }
        if (one.IsCancelled)
        {
            Assert.True(charge.State is not ChargeState.Confirmed, story);
            Assert.True(Sum(LedgerKind.Captured) - back == 0 || compensations.Exists(c => c.State == CompensationState.Held), story);
        }

        if (charge.SubscriptionId is { } subscription && (one.IsCancelled || charge.EndedAt is not null)) { Assert.True((await gateway.ReadSubscription(subscription, default)).Value!.HasEnded, story); }
        if (charge.SubscriptionId is { } running && charge is { State: ChargeState.Confirmed, EndedAt: null }) { Assert.False((await gateway.ReadSubscription(running, default)).Value!.HasEnded, story); }
        var end = one.IsCancelled ? $"cancelled ({charge.State})" : charge.EndedAt is not null ? "ended" : charge.State.ToString();
        tally[end] = tally.GetValueOrDefault(end) + 1;

        long Sum(LedgerKind kind) => ledger.Where(e => e.Kind == kind).Sum(e => e.Amount.Minor);
    }

    /// <summary>One order and what happens to it when.</summary>
    private sealed class Case
    {
        private readonly Buyer buyer;
        private readonly PaymentProfileId card;
        private readonly PaymentProfileId another;
        private readonly List<(int Turn, Act Act)> acts;
        private readonly string number;
        private int attempt = 1;

        private Case(Buyer buyer, string number, PaymentProfileId card, PaymentProfileId another, DateTimeOffset since, List<(int Turn, Act Act)> acts) =>
            (this.buyer, this.number, this.card, this.another, Since, this.acts) = (buyer, number, card, another, since, acts);

        public OrderId Order => buyer.Order;

        public DateTimeOffset Since { get; }

        public bool IsCancelled { get; private set; }

        public static async Task<Case> Begin(PaymentsHost host, string number, Offer offer, Random chance)
        {
            var who = new Buyer(host) { Offer = offer };
            var since = host.Time.GetUtcNow();
            var good = await who.AddCard();
            var first = await who.AddCard(number);
            await who.SeePrice();
            List<(int Turn, Act Act)> planned = [];
            for (var n = chance.Next(5); n > 0; n--) { planned.Add((chance.Next(1, Turns), (Act)chance.Next(Enum.GetValues<Act>().Length))); }
            if (chance.Next(3) == 0) { planned.Add((chance.Next(1, 8), Act.Cancel)); }
            return new(who, number, first, good, since, planned);
        }

        public async Task Do(PaymentsHost host, int turn)
        {
            if (turn == 0) { await Ask(host, card); }
            foreach (var (_, act) in acts.Where(a => a.Turn == turn)) { await Do(host, act); }
        }

        public override string ToString() => $"{number} {buyer.Offer.Kind} {string.Join(" ", acts.OrderBy(a => a.Turn).Select(a => $"{a.Turn}:{a.Act}"))}";

        private async Task Do(PaymentsHost host, Act act)
        {
            var charge = (await host.All<OrderCharge>()).Find(c => c.OrderId == Order);
            switch (act)
            {
                case Act.AskAgain: await Ask(host, attempt == 1 ? card : another); break;
                case Act.UseAnotherCard when !IsCancelled: attempt = 2; await Ask(host, another); break;
                case Act.Cancel when charge is not null && !IsCancelled && (await host.Announced<PurchaseConfirmed>()).TrueForAll(p => p.OrderId != Order):
                    IsCancelled = true;
                    await host.Announce(new OrderCancelled(Order, buyer.Signup, buyer.Customer));
                    break;
                case Act.PayElsewhere when charge?.InvoiceId is { } invoice: await PayElsewhere(host, invoice); break;
                case Act.PayBackAPart: await PayBack(host, p => p.Minor / 4, null); break;
                case Act.PayBackAll: await PayBack(host, p => p.Minor, false); break;
                case Act.PayBackAllAndEnd: await PayBack(host, p => p.Minor, true); break;
                case Act.EndThere when charge is { State: ChargeState.Confirmed, SubscriptionId: { } subscription }: await host.Get<PaymentGateway>().EndSubscription(subscription, default); break;
            }
        }

        private Task Ask(PaymentsHost host, PaymentProfileId with) => host.Announce(
            new ChargeRequested(Order, buyer.Signup, buyer.Account, buyer.Customer, with, buyer.Offer, Sample.Mara, buyer.Price!.Net, buyer.Price.Tax, buyer.Price.Total, attempt));

        private async Task PayBack(PaymentsHost host, Func<Money, long> howMuch, bool? ends)
        {
            if ((await host.All<LedgerEntry>()).Find(e => e.OrderId == Order && e.Kind == LedgerKind.Captured) is not { } paid) { return; }
            await host.Get<RefundOrder>().Run(Order, paid.StripeId, howMuch(paid.Amount), "As promised", ends, Ana);
        }

        private static async Task PayElsewhere(PaymentsHost host, string invoice)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/invoice/{invoice}") { Content = new FormUrlEncodedContent([KeyValuePair.Create("pick", "pm_card_visa")]) };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            (await host.Http.SendAsync(request)).Dispose();
        }
    }
}
