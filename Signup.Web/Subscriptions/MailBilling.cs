using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions;

/// <summary>What the customer hears of a running subscription: a charge that failed, a suspension and its end, the end, a card about to expire (R5).</summary>
public sealed class MailBilling(IStringLocalizer<SubscriptionsTexts> texts, Sentences sentences, IOptions<ShopOptions> shop, PublicAddress address, TimeProvider time)
    : IHandle<CycleOverdue>, IHandle<SubscriptionSuspended>, IHandle<SubscriptionResumed>, IHandle<SubscriptionNotRenewed>, IHandle<SubscriptionEnded>, IHandle<CardExpiresSoon>, IHandle<BillingCycleChanged>
{
    /// <summary>Where a customer changes the card.</summary>
    private const string Payment = "/account/payment";

    public Task Handle(CycleOverdue happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, "cycle-overdue", s => new(shop.Value.Name, texts["Your payment for {0} did not go through", s.PlanName], texts["Your payment did not go through"])
    {
        Paragraphs = [texts["We could not charge {0} for {1}.", Amount(happened.Total), s.PlanName], sentences.Say(happened.Sentence), texts["If it is not paid by {0}, your subscription is suspended until it is.", shop.Value.Local(happened.SuspendsAt).DayAndTime()]],
        Button = happened.AuthenticationUrl is { } confirm ? (texts["Confirm the payment"], confirm) : (texts["Use another card"], address.Of(Payment)),
        Fine = happened.AuthenticationUrl is null ? texts["We also try the same card again."].Value : null,
    }, cancellationToken);

    public Task Handle(SubscriptionSuspended happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, "subscription-suspended", s => new(shop.Value.Name, texts["{0} is suspended", s.PlanName], texts["Your subscription is suspended"])
    {
        Paragraphs = [texts["The last payment for {0} is still missing. As soon as it is paid, everything runs again.", s.PlanName]],
        Button = (texts["Use another card"], address.Of(Payment)),
    }, cancellationToken);

    public Task Handle(SubscriptionResumed happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, "subscription-resumed", s => new(shop.Value.Name, texts["{0} runs again", s.PlanName], texts["Your subscription runs again"])
    {
        Paragraphs = [texts["Thank you, the payment for {0} has arrived.", s.PlanName]],
        Button = (texts["Open my account"], address.Of("/account")),
    }, cancellationToken);

    public Task Handle(SubscriptionNotRenewed happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, "subscription-not-renewed", s => new(shop.Value.Name, texts["{0} ends on {1}", s.PlanName, shop.Value.Local(s.PeriodEnd).Day()], texts["Your subscription does not renew"])
    {
        Paragraphs = [texts["{0} runs until {1} and then ends. Nothing more is charged for it.", s.PlanName, shop.Value.Local(s.PeriodEnd).DayAndTime()]],
        Button = (texts["Open my account"], address.Of("/account")),
    }, cancellationToken);

    public Task Handle(SubscriptionEnded happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, "subscription-ended", s => new(shop.Value.Name, texts["{0} has ended", s.PlanName], texts["Your subscription has ended"])
    {
        Paragraphs = [texts["{0} has ended. Nothing more is charged for it.", s.PlanName]],
        Button = (texts["Open my account"], address.Of("/account")),
    }, cancellationToken);

    public Task Handle(CardExpiresSoon happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, "card-expires", s => new(shop.Value.Name, texts["Your card {0} expires soon", happened.Card], texts["Your card expires soon"])
    {
        Paragraphs = [texts["The card {0}, with which {1} is paid, expires {2}. Add another one before the next charge.", happened.Card, s.PlanName, happened.Expires]],
        Button = (texts["Use another card"], address.Of(Payment)),
    }, cancellationToken);

    public Task Handle(BillingCycleChanged happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, "billing-cycle-changed", s => new(shop.Value.Name, texts["{0}: how you pay from {1} on", s.PlanName, shop.Value.Local(happened.From).Day()], texts["Your billing cycle changes"])
    {
        Paragraphs = [happened.BillingCycle == BillingCycle.Yearly ? texts["From {0} on {1} is billed yearly: {2} with tax. Until then everything stays as it is.", shop.Value.Local(happened.From).Day(), s.PlanName, Amount(happened.Total)] : texts["From {0} on {1} is billed monthly: {2} with tax. Until then everything stays as it is.", shop.Value.Local(happened.From).Day(), s.PlanName, Amount(happened.Total)]],
        Button = (texts["Change it"], address.Of(Payment)),
    }, cancellationToken);

    /// <summary>To whom the order's invoices go. Nobody hears of what never ran here, or of an account that was erased.</summary>
    private async Task Write(SignupDb db, OrderId order, string kind, Func<Subscription, Letter> compose, CancellationToken cancellationToken)
    {
        var subscription = await db.Set<Subscription>().SingleOrDefaultAsync(s => s.OrderId == order, cancellationToken);
        var invoice = await db.Set<Invoice>().Where(i => i.OrderId == order).OrderByDescending(i => i.IssuedAt).FirstOrDefaultAsync(cancellationToken);
        if (subscription is null || invoice is null || invoice.Party.Email == EmailAddress.Erased.Value) { return; }
        db.Add(MailMessage.To(invoice.Party, kind, () => compose(subscription), time.GetUtcNow(), invoice.CustomerId));
    }

    private static string Amount(Money money) => money.ToString(null, CultureInfo.CurrentCulture);
}
