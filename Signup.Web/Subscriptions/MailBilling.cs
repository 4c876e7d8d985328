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
public sealed class MailBilling(IStringLocalizer<SubscriptionsTexts> texts, Sentences sentences, IOptions<ShopOptions> shop, PublicAddress address, Post post)
    : IHandle<CycleOverdue>, IHandle<SubscriptionSuspended>, IHandle<SubscriptionResumed>, IHandle<SubscriptionNotRenewed>, IHandle<SubscriptionEnded>, IHandle<CardExpiresSoon>, IHandle<BillingCycleChanged>, IMailTemplates
{
    /// <summary>Where a customer changes the card.</summary>
    private const string Payment = "/account/payment";

    private const string OverdueKind = "cycle-overdue";

    private const string SuspendedKind = "subscription-suspended";

    private const string ResumedKind = "subscription-resumed";

    private const string NotRenewedKind = "subscription-not-renewed";

    private const string EndedKind = "subscription-ended";

    private const string CardKind = "card-expires";

    private const string CycleKind = "billing-cycle-changed";

    private const string ToConfirm = "Your bank wants you to confirm this payment.";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(OverdueKind, MailGroup.Money, texts["Renewal not paid"], () => Overdue(SampleInvoice.Running, SampleOverdue), () => Overdue(SampleInvoice.Running, SampleOverdue with { Sentence = ToConfirm, AuthenticationUrl = address.Of(Payment) })),
        new(SuspendedKind, MailGroup.Money, texts["Subscription suspended"], () => Suspended(SampleInvoice.Running)),
        new(ResumedKind, MailGroup.Money, texts["Subscription runs again"], () => Resumed(SampleInvoice.Running)),
        new(NotRenewedKind, MailGroup.Contract, texts["Subscription does not renew"], () => NotRenewed(SampleInvoice.Running)),
        new(EndedKind, MailGroup.Contract, texts["Subscription ended"], () => Ended(SampleInvoice.Running)),
        new(CardKind, MailGroup.Money, texts["Card expires"], () => CardExpires(SampleInvoice.Running, new(new(MailSamples.Id), new(MailSamples.Id), new(MailSamples.Id), "Visa 4242", "12/2026"))),
        new(CycleKind, MailGroup.Money, texts["Billing cycle changes"], () => CycleChanges(SampleInvoice.Running, SampleChange(BillingCycle.Yearly)), () => CycleChanges(SampleInvoice.Running, SampleChange(BillingCycle.Monthly))),
    ];

    public Task Handle(CycleOverdue happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, OverdueKind, s => Overdue(s, happened), cancellationToken);

    public Task Handle(SubscriptionSuspended happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, SuspendedKind, Suspended, cancellationToken);

    public Task Handle(SubscriptionResumed happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, ResumedKind, Resumed, cancellationToken);

    public Task Handle(SubscriptionNotRenewed happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, NotRenewedKind, NotRenewed, cancellationToken);

    /// <summary>Who withdrew has that confirmed already (MailEndings).</summary>
    public Task Handle(SubscriptionEnded happened, SignupDb db, CancellationToken cancellationToken) => happened.Withdrawn ? Task.CompletedTask : Write(db, happened.OrderId, EndedKind, Ended, cancellationToken);

    public Task Handle(CardExpiresSoon happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, CardKind, s => CardExpires(s, happened), cancellationToken);

    public Task Handle(BillingCycleChanged happened, SignupDb db, CancellationToken cancellationToken) => Write(db, happened.OrderId, CycleKind, s => CycleChanges(s, happened), cancellationToken);

    private static CycleOverdue SampleOverdue => new(new(MailSamples.Id), new(MailSamples.Id), 1, MailSamples.Total, "expired_card", "The card has expired. Use another card.", null, MailSamples.At.AddDays(14));

    private static BillingCycleChanged SampleChange(BillingCycle cycle) => new(new(MailSamples.Id), new(MailSamples.Id), cycle, MailSamples.Net, MailSamples.Total, MailSamples.At.AddMonths(1));

    private Letter Overdue(Subscription s, CycleOverdue happened) => new(shop.Value.Name, texts.Say("Your payment for {0} did not go through", Plan(s)), texts.Say("Your payment did not go through"))
    {
        Reach = Reach.Both,
        Paragraphs =
        [
            texts.Say("We could not charge {0} for {1}.", ("amount", Amount(happened.Total)), Plan(s)),
            sentences.Say(happened.Sentence),
            texts.Say("If it is not paid by {0}, your subscription is suspended until it is.", ("suspends_at", shop.Value.Local(happened.SuspendsAt).DayAndTime())),
        ],
        Button = happened.AuthenticationUrl is { } confirm ? (texts["Confirm the payment"], confirm) : (texts["Use another card"], address.Of(Payment)),
        Fine = happened.AuthenticationUrl is null ? texts["We also try the same card again."].Value : null,
    };

    private Letter Suspended(Subscription s) => new(shop.Value.Name, texts.Say("{0} is suspended", Plan(s)), texts.Say("Your subscription is suspended"))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("The last payment for {0} is still missing. As soon as it is paid, everything runs again.", Plan(s))],
        Button = (texts["Use another card"], address.Of(Payment)),
    };

    private Letter Resumed(Subscription s) => new(shop.Value.Name, texts.Say("{0} runs again", Plan(s)), texts.Say("Your subscription runs again"))
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [texts.Say("Thank you, the payment for {0} has arrived.", Plan(s))],
        Button = (texts["Open my account"], address.Of("/account")),
    };

    private Letter NotRenewed(Subscription s) => new(shop.Value.Name, texts.Say("{0} ends on {1}", Plan(s), ("day", shop.Value.Local(s.PeriodEnd).Day())), texts.Say("Your subscription does not renew"))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("{0} runs until {1} and then ends. Nothing more is charged for it.", Plan(s), ("until", shop.Value.Local(s.PeriodEnd).DayAndTime()))],
        Button = (texts["Open my account"], address.Of("/account")),
    };

    private Letter Ended(Subscription s) => new(shop.Value.Name, texts.Say("{0} has ended", Plan(s)), texts.Say("Your subscription has ended"))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("{0} has ended. Nothing more is charged for it.", Plan(s))],
        Button = (texts["Open my account"], address.Of("/account")),
    };

    private Letter CardExpires(Subscription s, CardExpiresSoon happened) => new(shop.Value.Name, texts.Say("Your card {0} expires soon", ("card", happened.Card)), texts.Say("Your card expires soon"))
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [texts.Say("The card {0}, with which {1} is paid, expires {2}. Add another one before the next charge.", ("card", happened.Card), Plan(s), ("expires", happened.Expires))],
        Button = (texts["Use another card"], address.Of(Payment)),
    };

    private Letter CycleChanges(Subscription s, BillingCycleChanged happened)
    {
        var from = ("day", (object?)shop.Value.Local(happened.From).Day());
        var total = ("total", (object?)Amount(happened.Total));
        return new(shop.Value.Name, texts.Say("{0}: how you pay from {1} on", Plan(s), from), texts.Say("Your billing cycle changes"))
        {
            Reach = Reach.Both,
            Paragraphs = [happened.BillingCycle == BillingCycle.Yearly ? texts.Say("From {0} on {1} is billed yearly: {2} with tax. Until then everything stays as it is.", from, Plan(s), total) : texts.Say("From {0} on {1} is billed monthly: {2} with tax. Until then everything stays as it is.", from, Plan(s), total)],
            Button = (texts["Change it"], address.Of(Payment)),
        };
    }

    private static (string Name, object? Value) Plan(Subscription subscription) => ("plan", subscription.PlanName);

    /// <summary>To whom the order's invoices go. Nobody hears of what never ran here, or of an account that was erased.</summary>
    private async Task Write(SignupDb db, OrderId order, string kind, Func<Subscription, Letter> compose, CancellationToken cancellationToken)
    {
        var subscription = await db.Set<Subscription>().SingleOrDefaultAsync(s => s.OrderId == order, cancellationToken);
        var invoice = await db.Set<Invoice>().Where(i => i.OrderId == order).OrderByDescending(i => i.IssuedAt).FirstOrDefaultAsync(cancellationToken);
        if (subscription is null || invoice is null || invoice.Party.Email == EmailAddress.Erased.Value) { return; }
        db.Add(post.To(invoice.Party, kind, () => compose(subscription), invoice.CustomerId));
    }

    private static string Amount(Money money) => money.ToString(null, CultureInfo.CurrentCulture);
}
