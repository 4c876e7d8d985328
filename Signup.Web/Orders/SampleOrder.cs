using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;

namespace SignupWeb.Orders;

/// <summary>The orders that previews of mails are about. None is ever saved.</summary>
internal static class SampleOrder
{
    public static Order Placed => Of(MailSamples.Offer);

    /// <summary>Cancelling is free for two weeks.</summary>
    public static Order WithTime => Of(MailSamples.Offer with { RemorseWindow = TimeSpan.FromDays(14) });

    public static Order Charging => Tried(Of(MailSamples.Offer));

    public static Order Declined => Failed(new("expired_card", "The card has expired. Use another card.", null, MailSamples.At));

    /// <summary>The bank wants to hear from its customer.</summary>
    public static Order ToConfirm => Failed(new("authentication_required", "Your bank wants you to confirm this payment.", "https://pay.example/sample", MailSamples.At));

    /// <summary>Its promotion code ended before the card was charged.</summary>
    public static Order WithoutCode => Failed(new("code_over", string.Empty, null, MailSamples.At, new(MailSamples.Net + MailSamples.Net, MailSamples.Tax + MailSamples.Tax, MailSamples.Total + MailSamples.Total)));

    private static Order Failed(PaymentFailure failure)
    {
        var order = Tried(Of(failure.Instead is null ? MailSamples.Offer : MailSamples.Offer with { Discount = new("SUMMER", 5000, MailSamples.Net, 0) }));
        order.Fail(order.ChargeAttempt, failure);
        return order;
    }

    private static Order Tried(Order order)
    {
        order.StartCharging(order.RemorseEndsAt);
        return order;
    }

    private static Order Of(Offer offer)
    {
        var bought = MailSamples.Accepted;
        return Order.Place(new(MailSamples.Order, bought.SignupId, bought.ClientAccountId, bought.CustomerId, new(MailSamples.Id), offer, bought.Party, bought.Net, bought.Tax, bought.Total), MailSamples.At);
    }
}
