using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

/// <summary>Money that staff give back, and a charge nobody hears of.</summary>
public class RefundTests : IAsyncLifetime
{
    private readonly Actor ana = new(Guid.NewGuid(), Role.Support, null, "Ana");
    private readonly Actor ben = new(Guid.NewGuid(), Role.Manager, null, "Ben");
    private PaymentsHost host = null!;
    private Buyer mara = null!;

    private PayOtherwise Otherwise => host.Get<PayOtherwise>();

    private RefundOrder Refunds => host.Get<RefundOrder>();

    public async Task InitializeAsync()
    {
        host = await PaymentsHost.Start(null, null, withWorkers: true, ("Payments:StaffRefundLimit", "6000"));
        mara = new(host);
        await mara.Buy();
        await mara.UntilBought();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_part_goes_back_once_and_what_was_bought_runs_on()
    {
        var id = Guid.CreateVersion7();
        Assert.False((await Refunds.Run(mara.Order, null, 5_000, "Two days without answer", null, ana, note: "Promised on the phone", id: id)).IsRefused);
        Assert.Equal((id, "Promised on the phone"), ((await Refunds.Run(mara.Order, null, 5_000, "Two days without answer", null, ana, id: id)).Value.Id, Assert.Single(await host.All<StaffRefund>()).Note));
        Assert.Equal("NOT_WAITING", (await Refunds.Decide(id, true, ben)).Refusal?.Code);
        await Until(StaffRefundState.Refunded);

        var told = Assert.Single(await host.Announced<MoneyRefunded>());
        Assert.Equal((mara.Order, 5_000, "Two days without answer"), (told.OrderId, told.Amount.Minor, told.Reason));
        Assert.Empty(await host.Announced<SubscriptionEnded>());
        Assert.Empty(await host.Announced<RiskFound>());
        Assert.Equal(5_000, (await host.Effects()).GetProperty("gateway").GetProperty("refunded").GetProperty("eur").GetInt64());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task All_of_it_asks_what_becomes_of_contract_and_subscription_and_ends_them()
    {
        Assert.Equal("ENDS_MISSING", (await Refunds.Run(mara.Order, null, 17_731, "Not as agreed", null, ana)).Refusal?.Code);
        var asked = await Refunds.Run(mara.Order, null, 17_731, "Not as agreed", true, ana);
        Assert.Equal(StaffRefundState.WaitingForApproval, asked.Value.State);
        Assert.Equal("FORBIDDEN", (await Refunds.Decide(asked.Value.Id, true, ana)).Refusal?.Code);

        var both = await Task.WhenAll(new[] { "Ben", "Cara" }.Select(name => Task.Run(() => Refunds.Decide(asked.Value.Id, true, new(Guid.NewGuid(), Role.Manager, null, name)))));
        var first = Assert.Single(both, b => !b.IsRefused).Value.DecidedBy;
        Assert.Equal(("ALREADY_DECIDED", $"{first} has already decided about this refund."), Said(Assert.Single(both, b => b.IsRefused).Refusal));
        Assert.Equal(("refund-approval", asked.Value.Id, first), (await host.Announced<RiskSettled>()).Select(r => (r.Kind, r.SubjectId, r.By)).Single());
        await Until(StaffRefundState.Refunded);

        await host.Until(async () => (await host.Announced<SubscriptionEnded>()).Count > 0, "the end told");
        Assert.Single(await host.Announced<SubscriptionEnded>());
        Assert.Equal(1, (await host.Effects()).GetProperty("gateway").GetProperty("subscriptions_by_status").GetProperty("canceled").GetInt64());
    }

    [Fact]
    public async Task All_of_it_may_leave_what_was_bought_until_the_end_of_its_period()
    {
        var asked = await Refunds.Run(mara.Order, null, 17_731, "Not as agreed", true, ana, endsWithPeriod: true);
        await Refunds.Decide(asked.Value.Id, true, ben);
        await Until(StaffRefundState.Refunded);
        Assert.Empty(await host.Announced<SubscriptionEnded>());
        Assert.Equal(mara.Order, Assert.Single(await host.Announced<SubscriptionNotRenewed>()).OrderId);

        host.Time.Advance(TimeSpan.FromDays(31));
        await host.Until(async () => (await host.Announced<SubscriptionEnded>()).Count > 0, "the end told with the period");

        Assert.Empty(await host.Announced<CyclePaid>());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task Whoever_asked_for_it_is_not_the_second_person()
    {
        var asked = await Refunds.Run(mara.Order, null, 17_731, "Not as agreed", false, ben);

        Assert.Equal("SECOND_PERSON_NEEDED", (await Refunds.Decide(asked.Value.Id, true, ben)).Refusal?.Code);
        Assert.False((await Refunds.Decide(asked.Value.Id, false, ben)).IsRefused);
        Assert.Equal(StaffRefundState.TurnedDown, Assert.Single(await host.All<StaffRefund>()).State);
        Assert.DoesNotContain(await host.All<PaymentOperation>(), o => o.Kind == OperationKind.Refund);
    }

    [Fact]
    public async Task One_that_bounced_can_go_back_another_way_and_is_credited_once()
    {
        var other = new Buyer(host);
        await other.Buy("4000000000005126");
        await other.UntilBought();
        var asked = (await Refunds.Run(other.Order, null, 5_000, "Two days without answer", null, ana)).Value;
        await Until(StaffRefundState.Refunded);
        Assert.Equal("NOT_FAILED", (await Otherwise.Run(asked.Id, "Bank transfer", ben)).Refusal?.Code);
        host.Time.Advance(TimeSpan.FromDays(8));
        await Until(StaffRefundState.Failed);

        Assert.Equal("WAY_MISSING", (await Otherwise.Run(asked.Id, " ", ben)).Refusal?.Code);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Otherwise.Run(asked.Id, "Bank transfer of 3 December", ben))));

        Assert.All(both, said => Assert.Equal(StaffRefundState.PaidOtherwise, said.Value.State));
        var bounced = Assert.Single(await host.All<StaffRefund>());
        await host.Get<SettleRefund>().Run((await host.Get<PaymentGateway>().ReadRefund(bounced.RefundId!, default)).Value!, Door.Webhook, default); // told once more, and late
        Assert.Equal(StaffRefundState.PaidOtherwise, (await Otherwise.Run(asked.Id, "Bank transfer of 3 December", ben)).Value.State);
        Assert.Equal(StaffRefundState.PaidOtherwise, Assert.Single(await host.All<StaffRefund>()).State);
        Assert.Equal([5_000, 0], (await host.Announced<MoneyRefunded>()).Select(m => m.ToCredit!.Value.Minor));
        Assert.Single(await host.Announced<RiskSettled>(), r => r.Kind == SettleRefund.FailedRisk && r.SubjectId == other.Order.Value);
        Assert.Equal("AMOUNT_INVALID", (await Refunds.Run(other.Order, null, 12_732, "More than is left", null, ana)).Refusal?.Code);
    }

    [Fact]
    public async Task No_more_than_was_paid_goes_back_however_many_ask()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Refunds.Run(mara.Order, null, 6_000, "Together", null, ana))));

        Assert.InRange(asked.Count(a => !a.IsRefused), 1, 2);
        Assert.All(asked.Where(a => a.IsRefused), a => Assert.Equal("AMOUNT_INVALID", a.Refusal?.Code));
        Assert.Equal("REASON_MISSING", (await Refunds.Run(mara.Order, null, 100, " ", null, ana)).Refusal?.Code);
        Assert.Equal("PAYMENT_NOT_FOUND", (await Refunds.Run(OrderId.New(), null, 100, "Nothing", null, ana)).Refusal?.Code);
        Assert.Equal("AMOUNT_INVALID", (await Refunds.Run(mara.Order, null, 0, "Nothing", null, ana)).Refusal?.Code);
    }

    [Fact]
    public async Task An_order_that_charges_for_an_hour_is_a_red_risk()
    {
        var other = new Buyer(host);
        var card = await other.AddCard();
        await other.SeePrice();
        var asked = new ChargeRequested(other.Order, other.Signup, other.Account, other.Customer, card, other.Offer, Support.Sample.Mara, other.Price!.Net, other.Price.Tax, other.Price.Total, 1);
        var charge = OrderCharge.Of(asked, host.Time.GetUtcNow());
        charge.Ask(1, card, host.Time.GetUtcNow());
        await InOneGo(db => { db.Add(charge); return Task.CompletedTask; });
        var due = new ChargeTakesLong(host.Time);

        await InOneGo(db => due.Run(other.Order.Value, db, default));
        Assert.DoesNotContain(await host.Announced<RiskFound>(), r => r.Kind == "payment-stuck");
        host.Time.Advance(ChargeTakesLong.Patience);
        await host.Until(async () => (await host.Announced<RiskFound>()).Exists(r => r.Kind == "payment-stuck"), "the risk");

        var risk = Assert.Single(await host.Announced<RiskFound>(), r => r.Kind == "payment-stuck");
        Assert.Equal(("red", other.Order.Value), (risk.Severity, risk.SubjectId));
    }

    private static (string?, string?) Said(Refusal? refusal) => (refusal?.Code, refusal?.Message);

    /// <summary>And no call is under way: moving the clock by days would make it one that is days old.</summary>
    private Task Until(StaffRefundState state) => host.Until(async () => (await host.All<StaffRefund>()).Exists(r => r.State == state) && (await host.All<PaymentOperation>()).TrueForAll(o => o.IsSettled), $"the refund {state}");

    private Task<Done> InOneGo(Func<SignupDb, Task> work) => host.Get<UnitOfWork>().Run(async db =>
    {
        await work(db);
        return Done.It;
    });
}
