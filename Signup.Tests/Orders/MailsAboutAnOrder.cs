using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
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
}
