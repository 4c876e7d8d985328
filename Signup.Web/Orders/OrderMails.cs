using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>What an order writes to its customer: that it was cancelled, or that the card was declined.</summary>
public sealed class OrderMails(IStringLocalizer<OrdersTexts> texts, Sentences sentences, IOptions<ShopOptions> shop, PublicAddress address, TimeProvider time)
{
    public MailMessage Cancelled(Order order) => Write(order, "order-cancelled", () => new(shop.Value.Name, texts["Order {0} is cancelled", order.Reference], texts["Your order is cancelled"])
    {
        Paragraphs = [texts["Hello {0}, your order {1} is cancelled. You were not charged.", order.Party.FirstName, order.Reference], texts["If you change your mind, you can order again at any time."]],
        Button = (texts["See the plans"], address.Of("/")),
    });

    public MailMessage PaymentFailed(Order order, DateTimeOffset until) => Write(order, "payment-failed", () => new(shop.Value.Name, texts["Your payment did not go through"], texts["Your payment did not go through"])
    {
        Paragraphs = [texts["Hello {0}, we could not charge your card for order {1}.", order.Party.FirstName, order.Reference], sentences.Say(order.Failure!.Sentence), texts["You can use another card or try again until {0}. After that the order is cancelled and you pay nothing.", until.ToString("f", CultureInfo.CurrentCulture)]],
        Facts = [(texts["Plan"], order.Offer.PlanName), (texts["Total"], order.Total.ToString(null, CultureInfo.CurrentCulture))],
        Button = (texts["Open my order"], address.Of($"/orders/{order.Reference}")),
    });

    private MailMessage Write(Order order, string kind, Func<Letter> compose) =>
        MailMessage.To(EmailAddress.Parse(order.Party.Email), kind, Speaking.In(order.Party.Culture, compose), time.GetUtcNow(), order.CustomerId);
}
