using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>What an order writes to its customer: that it was cancelled, that the card was declined, that money went back.</summary>
public sealed class OrderMails(IStringLocalizer<OrdersTexts> texts, Sentences sentences, IOptions<ShopOptions> shop, PublicAddress address, TimeProvider time)
{
    public MailMessage Cancelled(Order order) => Write(order, "order-cancelled", () => new(shop.Value.Name, texts["Order {0} is cancelled", order.Reference], texts["Your order is cancelled"])
    {
        Paragraphs = [WhatBecameOfTheMoney(order), texts["If you change your mind, you can order again at any time."]],
        Button = (texts["See the plans"], address.Of("/")),
    });

    public MailMessage PaymentFailed(Order order, DateTimeOffset until) => order.Failure!.Instead is { } instead ? CodeIsOver(order, instead, until) : Write(order, "payment-failed", () => new(shop.Value.Name, texts["Your payment did not go through"], texts["Your payment did not go through"])
    {
        Paragraphs = [texts["Hello {0}, we could not charge your card for order {1}.", order.Party.FirstName, order.Reference], sentences.Say(order.Failure!.Sentence), texts["You can use another card or try again until {0}. After that the order is cancelled and you pay nothing.", shop.Value.Local(until).DayAndTime()]],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["Total"], Amount(order.Total))],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    });

    private MailMessage CodeIsOver(Order order, NewPrice instead, DateTimeOffset until) => Write(order, "payment-failed", () => new(shop.Value.Name, texts["Your code can no longer be used"], texts["Your code can no longer be used"])
    {
        Paragraphs =
        [
            texts["Hello {0}, the code {1} ended before we charged your card for order {2}. Nothing has been charged.", order.Party.FirstName, order.Offer.Discount?.Code ?? "-", order.Reference],
            texts["You can agree to the price without it until {0}. After that the order is cancelled and you pay nothing.", shop.Value.Local(until).DayAndTime()],
        ],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["With the code"], Amount(order.Total)), (texts["Without it"], Amount(instead.Total))],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    });

    public MailMessage PaymentReturned(Order order, Money returned, string reason) => Write(order, "payment-returned", () => new(shop.Value.Name, texts["{0} is on its way back to you", Amount(returned)], texts["Your money is on its way back"])
    {
        Paragraphs =
        [
            reason switch
            {
                "order cancelled" => texts["Hello {0}, a payment of {1} for order {2} reached us when the order was already cancelled.", order.Party.FirstName, Amount(returned), order.Reference],
                "second payment" => texts["Hello {0}, a payment of {1} for order {2} reached us although the order was already paid.", order.Party.FirstName, Amount(returned), order.Reference],
                _ => texts["Hello {0}, a payment of {1} for order {2} reached us that does not match the order.", order.Party.FirstName, Amount(returned), order.Reference],
            },
            texts["We have sent it back to your card. It can take your bank some days to show it."],
        ],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    });

    /// <summary>Once a card was tried, a payment may still be on its way; then nobody is promised that there was none.</summary>
    private string WhatBecameOfTheMoney(Order order) => order.ChargingSince is null
        ? texts["Hello {0}, your order {1} is cancelled. You were not charged.", order.Party.FirstName, order.Reference]
        : texts["Hello {0}, your order {1} is cancelled. If a payment came through at the last moment, we send it back and write to you.", order.Party.FirstName, order.Reference];

    private static string Amount(Money money) => money.ToString(null, CultureInfo.CurrentCulture);

    private MailMessage Write(Order order, string kind, Func<Letter> compose) =>
        MailMessage.To(order.Party, kind, compose, time.GetUtcNow(), order.CustomerId);
}
