using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>What an order writes to its customer: that it was cancelled, that the card was declined, that money went back.</summary>
public sealed class OrderMails(IStringLocalizer<OrdersTexts> texts, Sentences sentences, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IMailTemplates
{
    private const string CancelledKind = "order-cancelled";

    private const string FailedKind = "payment-failed";

    private const string ReturnedKind = "payment-returned";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(CancelledKind, MailGroup.Order, texts["Order cancelled"], () => CancelledLetter(SampleOrder.Placed), () => CancelledLetter(SampleOrder.Charging)),
        new(FailedKind, MailGroup.Order, texts["Payment failed"], () => DeclinedLetter(SampleOrder.Declined, MailSamples.At.AddDays(3)), () => CodeIsOverLetter(SampleOrder.WithoutCode, SampleOrder.WithoutCode.Failure!.Instead!, MailSamples.At.AddDays(3))),
        new(ReturnedKind, MailGroup.Money, texts["Payment returned"], [.. ((string[])["order cancelled", "second payment", "other amount"]).Select(reason => (Func<Letter>)(() => ReturnedLetter(SampleOrder.Placed, MailSamples.Total, reason)))]),
    ];

    public MailMessage Cancelled(Order order) => Write(order, CancelledKind, () => CancelledLetter(order));

    public MailMessage PaymentFailed(Order order, DateTimeOffset until) =>
        Write(order, FailedKind, () => order.Failure!.Instead is { } instead ? CodeIsOverLetter(order, instead, until) : DeclinedLetter(order, until));

    public MailMessage PaymentReturned(Order order, Money returned, string reason) => Write(order, ReturnedKind, () => ReturnedLetter(order, returned, reason));

    private Letter CancelledLetter(Order order) => new(shop.Value.Name, texts.Say("Order {0} is cancelled", Reference(order)), texts.Say("Your order is cancelled"))
    {
        Paragraphs = [WhatBecameOfTheMoney(order), texts.Say("If you change your mind, you can order again at any time.")],
        Button = (texts["See the plans"], address.Of("/")),
    };

    private Letter DeclinedLetter(Order order, DateTimeOffset until) => new(shop.Value.Name, texts.Say("Your payment did not go through"), texts.Say("Your payment did not go through"))
    {
        Paragraphs =
        [
            texts.Say("Hello {0}, we could not charge your card for order {1}.", FirstName(order), Reference(order)),
            sentences.Say(order.Failure!.Sentence),
            texts.Say("You can use another card or try again until {0}. After that the order is cancelled and you pay nothing.", Until(until)),
        ],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["Total"], Amount(order.Total))],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    };

    private Letter CodeIsOverLetter(Order order, NewPrice instead, DateTimeOffset until) => new(shop.Value.Name, texts.Say("Your code can no longer be used"), texts.Say("Your code can no longer be used"))
    {
        Paragraphs =
        [
            texts.Say("Hello {0}, the code {1} ended before we charged your card for order {2}. Nothing has been charged.", FirstName(order), ("code", order.Offer.Discount?.Code ?? "-"), Reference(order)),
            texts.Say("You can agree to the price without it until {0}. After that the order is cancelled and you pay nothing.", Until(until)),
        ],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["With the code"], Amount(order.Total)), (texts["Without it"], Amount(instead.Total))],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    };

    private Letter ReturnedLetter(Order order, Money returned, string reason) => new(shop.Value.Name, texts.Say("{0} is on its way back to you", ("amount", Amount(returned))), texts.Say("Your money is on its way back"))
    {
        Paragraphs =
        [
            texts.Say(
                reason switch
                {
                    "order cancelled" => "Hello {0}, a payment of {1} for order {2} reached us when the order was already cancelled.",
                    "second payment" => "Hello {0}, a payment of {1} for order {2} reached us although the order was already paid.",
                    _ => "Hello {0}, a payment of {1} for order {2} reached us that does not match the order.",
                },
                FirstName(order),
                ("amount", Amount(returned)),
                Reference(order)),
            texts.Say("We have sent it back to your card. It can take your bank some days to show it."),
        ],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    };

    /// <summary>Once a card was tried, a payment may still be on its way; then nobody is promised that there was none.</summary>
    private Sentence WhatBecameOfTheMoney(Order order) => order.ChargingSince is null
        ? texts.Say("Hello {0}, your order {1} is cancelled. You were not charged.", FirstName(order), Reference(order))
        : texts.Say("Hello {0}, your order {1} is cancelled. If a payment came through at the last moment, we send it back and write to you.", FirstName(order), Reference(order));

    private static (string Name, object? Value) FirstName(Order order) => ("first_name", order.Party.FirstName);

    private static (string Name, object? Value) Reference(Order order) => ("order", order.Reference);

    private (string Name, object? Value) Until(DateTimeOffset instant) => ("until", shop.Value.Local(instant).DayAndTime());

    private static string Amount(Money money) => money.ToString(null, CultureInfo.CurrentCulture);

    private MailMessage Write(Order order, string kind, Func<Letter> compose) => post.To(order.Party, kind, compose, order.CustomerId);
}
