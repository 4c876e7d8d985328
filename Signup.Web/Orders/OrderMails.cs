using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>What an order writes to its customer: that it was placed, where there is long to cancel it, that it was cancelled, that the card was declined, that money went back.</summary>
public sealed class OrderMails(IStringLocalizer<OrdersTexts> texts, Sentences sentences, IOptions<ShopOptions> shop, PublicAddress address, SignedLinks links, Post post) : IMailTemplates
{
    public const string PlacedKind = "order-placed";

    private const string CancelledKind = "order-cancelled";

    private const string FailedKind = "payment-failed";

    private const string ReturnedKind = "payment-returned";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(PlacedKind, MailGroup.Order, texts["Order placed"], () => PlacedLetter(SampleOrder.WithTime)),
        new(CancelledKind, MailGroup.Order, texts["Order cancelled"], () => CancelledLetter(SampleOrder.Placed), () => CancelledLetter(SampleOrder.Charging)),
        new(FailedKind, MailGroup.Order, texts["Payment failed"], () => DeclinedLetter(SampleOrder.Declined, MailSamples.At.AddDays(3)), () => DeclinedLetter(SampleOrder.ToConfirm, MailSamples.At.AddDays(3)), () => CodeIsOverLetter(SampleOrder.WithoutCode, SampleOrder.WithoutCode.Failure!.Instead!, MailSamples.At.AddDays(3))),
        new(ReturnedKind, MailGroup.Money, texts["Payment returned"], [.. ((string[])["order cancelled", "second payment", "other amount"]).Select(reason => (Func<Letter>)(() => ReturnedLetter(SampleOrder.Placed, MailSamples.Total, reason)))]),
    ];

    public MailMessage Placed(Order order) => Write(order, PlacedKind, () => PlacedLetter(order));

    public MailMessage Cancelled(Order order) => Write(order, CancelledKind, () => CancelledLetter(order));

    public MailMessage PaymentFailed(Order order, DateTimeOffset until) =>
        Write(order, FailedKind, () => order.Failure!.Instead is { } instead ? CodeIsOverLetter(order, instead, until) : DeclinedLetter(order, until));

    public MailMessage PaymentReturned(Order order, Money returned, string reason) => Write(order, ReturnedKind, () => ReturnedLetter(order, returned, reason));

    private Letter PlacedLetter(Order order) => new(shop.Value.Name, texts.Say("Your order {0}", Reference(order)), texts.Say("We have your order"))
    {
        Reach = Reach.Both,
        Paragraphs =
        [
            order.Total.Minor == 0
                ? texts.Say("Hello {0}, thank you for your order {1}. Nothing is charged. You can cancel it until {2}.", FirstName(order), Reference(order), Until(order.RemorseEndsAt))
                : texts.Say("Hello {0}, thank you for your order {1}. You can cancel it free of charge until {2}; nothing is charged before then.", FirstName(order), Reference(order), Until(order.RemorseEndsAt)),
            texts.Say("To keep it you need not do anything."),
        ],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["Net"], Amount(order.Net)), (texts["Tax"], Amount(order.Tax)), (texts["Total"], Amount(order.Total)), (texts["Free to cancel until"], shop.Value.Local(order.RemorseEndsAt).DayAndTime())],
        Total = texts["Total"],
        Button = (texts["Cancel this order"], address.Of(CancelByLink.Of(order, links))),
        Fine = texts["The link opens a page that asks you first. It works without signing in, so do not pass this mail on."],
    };

    private Letter CancelledLetter(Order order) => new(shop.Value.Name, texts.Say("Order {0} is cancelled", Reference(order)), texts.Say("Your order is cancelled"))
    {
        Reach = Reach.Both,
        Paragraphs = [WhatBecameOfTheMoney(order), texts.Say("If you change your mind, you can order again at any time.")],
        Button = (texts["See the plans"], address.Of("/")),
    };

    private Letter DeclinedLetter(Order order, DateTimeOffset until) => order.Failure!.AuthenticationUrl is { } confirm ? ToConfirmLetter(order, confirm, until) : new(shop.Value.Name, texts.Say("Your payment did not go through"), texts.Say("Your payment did not go through"))
    {
        Reach = Reach.Both,
        Paragraphs =
        [
            texts.Say("Hello {0}, we could not charge your card for order {1}.", FirstName(order), Reference(order)),
            sentences.Say(order.Failure!.Sentence),
            texts.Say("You can use another card or try again until {0}. After that the order is cancelled and you pay nothing.", Until(until)),
        ],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["Total"], Amount(order.Total))],
        Total = texts["Total"],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    };

    private Letter ToConfirmLetter(Order order, string confirm, DateTimeOffset until) => new(shop.Value.Name, texts.Say("Confirm your payment with your bank"), texts.Say("Your bank wants you to confirm the payment"))
    {
        Reach = Reach.Both,
        Paragraphs =
        [
            texts.Say("Hello {0}, your bank wants you to confirm the payment for order {1}. Nothing is charged before that.", FirstName(order), Reference(order)),
            texts.Say("You can confirm it, or use another card on the page of your order, until {0}. After that the order is cancelled and you pay nothing.", Until(until)),
        ],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["Total"], Amount(order.Total)), (texts["Straight to your bank"], confirm)],
        Total = texts["Total"],
        Button = (texts["Confirm with your bank"], address.Of($"/orders/{order.Reference}")),
        Fine = texts["The page of your order opens your bank's, and goes on by itself when you have confirmed."],
    };

    private Letter CodeIsOverLetter(Order order, NewPrice instead, DateTimeOffset until) => new(shop.Value.Name, texts.Say("Your code can no longer be used"), texts.Say("Your code can no longer be used"))
    {
        Reach = Reach.Both,
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
        Reach = Reach.Both,
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
