using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Orders;

/// <summary>R3 on a real database: place, cancel, remorse window, payment.</summary>
public class AnOrder
{
    private static readonly CustomerId Mara = CustomerId.New();
    private static readonly Actor AsMara = new(Mara.Value, Role.Customer, null, "Mara");

    [Fact]
    public async Task Is_placed_with_its_deadline_and_its_event_in_one_go()
    {
        await using var database = await Shop();

        var order = await Place(database);

        Assert.Equal(OrderState.Placed, order.State);
        Assert.Equal(order.PlacedAt + TimeSpan.FromSeconds(20), order.RemorseEndsAt);
        Assert.Equal(order.RemorseEndsAt, Assert.Single(await database.All<Deadline>()).DueAt);
        Assert.Equal(nameof(OrderPlaced), Assert.Single(await database.All<OutboxMessage>()).Type);
    }

    [Fact]
    public async Task Cancelled_a_millisecond_before_the_end_is_never_charged()
    {
        await using var database = await Shop();
        var order = await Place(database);

        await database.Pass(TimeSpan.FromSeconds(20) - TimeSpan.FromMilliseconds(1));
        var cancelled = await database.Get<CancelOrder>().Run(order.Id, AsMara);
        await database.Pass(TimeSpan.FromDays(1));

        Assert.Equal(OrderState.Cancelled, cancelled.Value.State);
        Assert.DoesNotContain(await database.All<OutboxMessage>(), m => m.Type == nameof(ChargeRequested));
        Assert.Equal("order-cancelled", Assert.Single(await database.All<MailMessage>()).Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Cannot_be_cancelled_at_the_end_or_after_even_before_the_deadline_was_worked_off(int millisecondsAfter)
    {
        await using var database = await Shop();
        var order = await Place(database);

        database.Time.Advance(TimeSpan.FromSeconds(20) + TimeSpan.FromMilliseconds(millisecondsAfter));
        var late = await database.Get<CancelOrder>().Run(order.Id, AsMara);
        await database.Pass(TimeSpan.Zero);

        Assert.Equal("REMORSE_OVER", late.Refusal?.Code);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(ChargeRequested));
    }

    [Fact]
    public async Task Asked_in_time_to_be_cancelled_is_not_charged_though_that_is_not_written_yet()
    {
        await using var database = await Shop();
        var (order, other) = (await Place(database), await Place(database));
        database.Get<CancelsUnderWay>().Keep(new(order.Id, Mara), order.RemorseEndsAt.AddMilliseconds(-1));
        database.Get<CancelsUnderWay>().Keep(new(other.Id, CustomerId.New()), order.PlacedAt);

        await database.Pass(TimeSpan.FromSeconds(20));

        var after = (await database.All<Order>()).ToDictionary(o => o.Id, o => o.State);
        Assert.Equal((OrderState.Cancelled, OrderState.Charging), (after[order.Id], after[other.Id]));
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(OrderCancelled));
    }

    [Fact]
    public async Task Cancelled_twice_is_cancelled_once()
    {
        await using var database = await Shop();
        var order = await Place(database);

        await database.Get<CancelOrder>().Run(order.Id, AsMara);
        var again = await database.Get<CancelOrder>().Run(order.Id, AsMara);

        Assert.False(again.IsRefused);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(OrderCancelled));
    }

    [Fact]
    public async Task Of_somebody_else_does_not_exist()
    {
        await using var database = await Shop();
        var order = await Place(database);

        var refused = await database.Get<CancelOrder>().Run(order.Id, AsMara with { LoginId = Guid.NewGuid() });

        Assert.Equal("ORDER_NOT_FOUND", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Raced_for_by_cancel_and_remorse_has_one_winner()
    {
        var races = Endure.Times("cancel-against-remorse", daily: 12);
        await using var database = await Shop();
        for (var i = 0; i < races; i++)
        {
            var order = await Place(database);
            database.Time.Advance(order.Offer.RemorseWindow - TimeSpan.FromMilliseconds(i % 3));
            var cancelling = Task.Run(() => database.Get<CancelOrder>().Run(order.Id, AsMara));
            var ending = Task.Run(async () =>
            {
                database.Time.Advance(TimeSpan.FromMilliseconds(5));
                await database.Get<DeadlineJob>().RunDue();
            });
            await Task.WhenAll(cancelling, ending);

            var id = order.Id.Value;
            await using var db = database.Open();
            var said = await db.Set<OutboxMessage>().Where(m => m.OrderId == id).Select(m => m.Type).ToListAsync();
            var (cancelled, charged) = (said.Contains(nameof(OrderCancelled)), said.Contains(nameof(ChargeRequested)));
            Assert.True(cancelled ^ charged, string.Join(", ", said));
            Assert.Equal(cancelled, !(await cancelling).IsRefused);
        }
    }

    [Fact]
    public async Task Is_accepted_once_however_often_the_purchase_is_confirmed()
    {
        await using var database = await Shop();
        var order = await Place(database);
        await database.Pass(TimeSpan.FromSeconds(20));
        var paid = new PurchaseConfirmed(PurchaseId.New(), order.Id, Mara, order.Total);

        await database.Announce(paid);
        await database.Announce(paid);
        await database.Deliver();

        Assert.Equal(OrderState.Accepted, Assert.Single(await database.All<Order>()).State);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(OrderAccepted));
    }

    [Fact]
    public async Task Whose_card_was_declined_waits_for_another_and_ends_unpaid_after_three_days()
    {
        await using var database = await Shop();
        var order = await Place(database);
        await database.Pass(TimeSpan.FromSeconds(20));
        await database.Announce(new PaymentFailed(order.Id, Mara, 1, "insufficient_funds", "Your bank said there is not enough money on the card.", null));
        await database.Deliver();
        Assert.Equal("payment-failed", Assert.Single(await database.All<MailMessage>()).Kind);

        await database.Pass(TimeSpan.FromDays(3));

        Assert.Equal(OrderState.Cancelled, Assert.Single(await database.All<Order>()).State);
    }

    [Fact]
    public async Task Paid_with_another_card_is_charged_as_the_next_attempt()
    {
        await using var database = await Shop();
        var order = await Place(database);
        await database.Pass(TimeSpan.FromSeconds(20));
        await database.Announce(new PaymentFailed(order.Id, Mara, 1, "generic_decline", "Declined.", null));
        await database.Deliver();
        var card = PaymentProfileId.New();

        var tried = await database.Get<TryPaymentAgain>().Run(order.Id, card, AsMara);
        var twice = await database.Get<TryPaymentAgain>().Run(order.Id, card, AsMara);
        await database.Announce(new PaymentFailed(order.Id, Mara, 1, "generic_decline", "Declined.", null));
        await database.Deliver();

        Assert.Equal((OrderState.Charging, 2, card), (tried.Value.State, tried.Value.ChargeAttempt, tried.Value.PaymentProfileId));
        Assert.Equal("NOT_WAITING_FOR_PAYMENT", twice.Refusal?.Code);
        Assert.Equal(OrderState.Charging, Assert.Single(await database.All<Order>()).State);
        Assert.Equal(2, (await database.All<OutboxMessage>()).Count(m => m.Type == nameof(ChargeRequested)));
    }

    private static Task<TestDatabase> Shop() => TestDatabase.Create(services => services.AddOrders());

    private static Task<Order> Place(TestDatabase database) => database.Get<UnitOfWork>().Run(db => Task.FromResult(database.Get<PlaceOrder>().Into(db, reference =>
        new NewOrder(reference, SignupId.New(), ClientAccountId.New(), Mara, PaymentProfileId.New(), Sample.Team(), Sample.Mara, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")))));
}
