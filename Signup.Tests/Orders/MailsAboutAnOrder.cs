using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Orders;

public sealed class MailsAboutAnOrder
{
    [Theory]
    [InlineData("en-IE", "Europe/Berlin", "until 22 Nov 2026, 14:32 (UTC+1).")]
    [InlineData("de-DE", "Europe/Berlin", "Bis zum 22. Nov. 2026, 14:32 Uhr (UTC+1) können Sie")]
    [InlineData("en-IE", "America/New_York", "until 22 Nov 2026, 08:32 (UTC−5).")]
    public async Task A_deadline_is_on_the_shops_clock_and_says_which_that_is(string culture, string zone, string deadline)
    {
        await using var database = await TestDatabase.Create(services => services.AddOrders(), [new("Shop:TimeZone", zone)]);
        var now = database.Time.GetUtcNow();
        var order = Order.Place(new("NS-TEST-1", SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), Sample.Team(), Sample.Mara with { Culture = culture }, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")), now);
        order.StartCharging(order.RemorseEndsAt);
        order.Fail(1, new PaymentFailure("declined", "The card has expired. Use another card.", null, now));

        var mail = database.Get<OrderMails>().PaymentFailed(order, now.AddDays(1));

        Assert.Contains(deadline, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_the_bank_wants_confirmed_is_not_called_failed_and_leads_there()
    {
        await using var database = await TestDatabase.Create(services => services.AddOrders());
        var now = database.Time.GetUtcNow();
        var order = Order.Place(new("NS-TEST-1", SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), Sample.Team(), Sample.Mara, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")), now);
        order.StartCharging(order.RemorseEndsAt);
        order.Fail(1, new PaymentFailure("authentication_required", "Your bank wants you to confirm this payment.", "https://pay.example/in_1", now));

        var mail = database.Get<OrderMails>().PaymentFailed(order, now.AddDays(1));

        Assert.Equal("Confirm your payment with your bank", mail.Subject);
        Assert.Matches("Confirm with your bank:\nhttp[^\n]*/orders/NS-TEST-1\n", mail.Text);
        Assert.Contains("Straight to your bank: https://pay.example/in_1", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("did not go through", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(20, false)]
    [InlineData(29 * 60, false)]
    [InlineData(30 * 60, true)]
    [InlineData(14 * 24 * 60 * 60, true)]
    public async Task Who_has_long_to_cancel_is_told_what_was_ordered_until_when_and_how(int seconds, bool confirmed)
    {
        await using var database = await TestDatabase.Create(services => services.AddOrders());
        var offer = Sample.Team() with { RemorseWindow = TimeSpan.FromSeconds(seconds) };

        await database.Change(db =>
        {
            database.Get<PlaceOrder>().Into(db, reference => new(reference, SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), offer, Sample.Mara, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")));
            return Task.CompletedTask;
        });

        var order = Assert.Single(await database.All<Order>());
        var mails = await database.All<MailMessage>();
        Assert.Equal(confirmed, mails.Exists(m => m.Kind == OrderMails.PlacedKind));
        if (!confirmed) { return; }
        var text = mails.Single().Text;
        Assert.All([order.Reference, "Team", "€177.31", database.Get<IOptions<ShopOptions>>().Value.Local(order.RemorseEndsAt).DayAndTime()], said => Assert.Contains(said, text, StringComparison.Ordinal));
        var token = text[(text.IndexOf("/cancel-order/", StringComparison.Ordinal) + "/cancel-order/".Length)..].Split((char[]?)null)[0];
        Assert.Equal(OrderState.Cancelled, (await database.Get<CancelByLink>().Run(token)).Value.State);
        Assert.Equal(OrderState.Cancelled, (await database.Get<CancelByLink>().Run(token)).Value.State);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(SignupWeb.OrderCancelled));
    }
}
