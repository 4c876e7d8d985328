using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps.Books;

/// <summary>Money that must not stay and could not go back by itself: a manager releases it or writes it off, and its risk goes with that.</summary>
public sealed class DecidingAboutHeldMoney : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly Actor Ben = new(Guid.NewGuid(), Role.Admin, null, "Ben");

    private TestDatabase house = null!;
    private Compensation held = null!;

    private WriteOffRefund WriteOff => house.Get<WriteOffRefund>();

    private RetryRefund Release => house.Get<RetryRefund>();

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services =>
        {
            services.AddOptions<PaymentOptions>().Configure(o => o.StaffRefundLimit = 10_000);
            services.AddSingleton<WriteOffRefund>().AddSingleton<RetryRefund>();
            SignupWeb.Platform.Outbox.HandlersWiring.AddHandler<RaiseRisk>(services);
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Released_it_is_tried_again_once_and_whoever_comes_second_reads_who_was_first()
    {
        await Hold(17_731);

        var both = await Task.WhenAll(Task.Run(() => Release.Run(held.Id, Ana)), Task.Run(() => Release.Run(held.Id, Ben)));

        var lost = Assert.Single(both, b => b.IsRefused).Refusal!;
        Assert.Equal(("ALREADY_DECIDED", both[0].IsRefused ? "Ben has already decided about this refund." : "Ana has already decided about this refund."), (lost.Code, lost.Message));
        Assert.Single(await house.All<PaymentOperation>());
        await house.Deliver();
        Assert.False(Assert.Single(await house.All<Risk>()).IsOpen);
    }

    [Fact]
    public async Task Above_the_limit_writing_off_takes_two_and_a_reason_of_each()
    {
        await Hold(17_731);
        Assert.Equal("REASON_MISSING", (await WriteOff.Run(held.Id, " ", Ana)).Refusal?.Code);

        Assert.Equal(CompensationState.Held, (await WriteOff.Run(held.Id, "Paid back by transfer", Ana)).Value.State);
        Assert.Equal("SECOND_PERSON_NEEDED", (await WriteOff.Run(held.Id, "Paid back by transfer", Ana)).Refusal?.Code);
        await house.Deliver();
        Assert.True(Assert.Single(await house.All<Risk>()).IsOpen);
        Assert.Equal(CompensationState.WrittenOff, (await WriteOff.Run(held.Id, "Seen on the statement", Ben)).Value.State);

        await house.Deliver();
        var written = Assert.Single(await house.All<Compensation>());
        Assert.Equal(("Ana", "Paid back by transfer", "Ben", "Seen on the statement"), (written.WriteOffAsked?.By, written.WriteOffAsked?.Reason, written.Decided?.By, written.Decided?.Reason));
        Assert.Equal("Written off: Seen on the statement", Assert.Single(await house.All<Risk>()).Resolution?.Reason);
        Assert.Equal("ALREADY_DECIDED", (await Release.Run(held.Id, Ana)).Refusal?.Code);
        Assert.Empty(await house.All<PaymentOperation>());
    }

    [Fact]
    public async Task Below_it_one_is_enough_and_what_is_not_held_or_not_there_is_refused()
    {
        await Hold(9_000);

        Assert.Equal("COMPENSATION_NOT_FOUND", (await WriteOff.Run(Guid.NewGuid(), "Gone", Ana)).Refusal?.Code);
        Assert.Equal(CompensationState.WrittenOff, (await WriteOff.Run(held.Id, "Paid back in cash", Ana)).Value.State);
        Assert.Equal("ALREADY_DECIDED", (await WriteOff.Run(held.Id, "Again", Ana)).Refusal?.Code);
    }

    private async Task Hold(long minor)
    {
        await house.Change(db =>
        {
            var order = SoldOrders.Plant(db, 1, house.Time.GetUtcNow());
            db.Add(held = order.Held(minor, "pi_twice", house.Time.GetUtcNow()));
            db.Add(Risk.Found("refund-held", Severity.Red, order.Id.Value, "A refund was refused.", house.Time.GetUtcNow()));
            return Task.CompletedTask;
        });
    }
}
