using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What the history of an order says, and what happens when its charge has no answer.</summary>
[Collection("The shop")]
public sealed class AnOrderInWords(TheShop shop)
{
    [Fact]
    public async Task Its_history_is_true_at_each_state()
    {
        Assert.StartsWith("You can cancel it free of charge until", await Story(null), StringComparison.Ordinal);
        Assert.StartsWith("Being charged since", await Story((o, end) => o.StartCharging(end)), StringComparison.Ordinal);
        Assert.EndsWith("You were not charged.", await Story((o, end) => Fail(o, end, null)), StringComparison.Ordinal);
        Assert.Equal("Your bank asks you to confirm the payment. Nothing is charged before.", await Story((o, end) => Fail(o, end, "https://bank.example/confirm")));
        Assert.EndsWith("It is being set up.", await Story((o, end) => o.Accept(PurchaseId.New(), end)), StringComparison.Ordinal);
        Assert.Contains("Ready since", await Story((o, end) => o.Accept(PurchaseId.New(), end), ready: true), StringComparison.Ordinal);
        Assert.EndsWith("our team knows.", await Story((o, end) => o.Accept(PurchaseId.New(), end), failed: true), StringComparison.Ordinal);
        Assert.Contains("€10.00 went back to you on", await Story((o, end) => o.Accept(PurchaseId.New(), end), ready: true, back: new Money(1_000, "eur")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_charge_has_no_answer_is_asked_again_its_customer_released_the_team_told_and_then_held()
    {
        var (signup, order) = await shop.PlacedOrder((o, end) => o.StartCharging(end));
        var overdue = ActivatorUtilities.CreateInstance<CompletionOverdue>(shop.Host.Services);
        List<(SignupState, Lateness)> steps = [];

        for (var i = 0; i < 5; i++)
        {
            await shop.Host.Get<UnitOfWork>().Run(async db =>
            {
                await db.CloseDeadline(CompletionOverdue.Kind, signup.Id.Value, shop.Now, default);
                await overdue.Run(signup.Id.Value, db, default);
                return Done.It;
            });
            var now = (await shop.Host.All<Signup>()).Single(s => s.Id == signup.Id);
            steps.Add((now.State, now.Late));
        }

        Assert.Equal([(SignupState.Ordered, Lateness.AskedAgain), (SignupState.Ordered, Lateness.Released), (SignupState.Ordered, Lateness.Told), (SignupState.Held, Lateness.Told), (SignupState.Held, Lateness.Told)], steps);
        Assert.Contains(order.Reference, Assert.Single(await shop.Host.All<MailMessage>(), m => m.Kind == CompletionOverdue.MailKind && m.CustomerId == order.CustomerId.Value).Subject, StringComparison.Ordinal);
        Assert.Contains((await shop.Host.All<OutboxMessage>()).Where(m => m.Type == nameof(SignupWeb.RiskFound)), m => m.Body.Contains($"{order.Reference} (Team) is not complete: it lacks an answer of the payment service.", StringComparison.Ordinal));
    }

    private async Task<string> Story(Action<Order, DateTimeOffset>? then, bool ready = false, bool failed = false, Money? back = null)
    {
        var (_, order) = await shop.PlacedOrder(then);
        return OrderWords.Story(order, back is { } money ? new(money, shop.Now) : null, ready ? shop.Now : null, failed, shop.Host.Get<IOptions<ShopOptions>>().Value, shop.Host.Get<IStringLocalizer<OrdersTexts>>());
    }

    private static void Fail(Order order, DateTimeOffset end, string? confirm)
    {
        order.StartCharging(end);
        order.Fail(1, new PaymentFailure("declined", "Your bank declined the card.", confirm, end));
    }
}
