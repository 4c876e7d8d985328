using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>Remorse over and money confirmed makes an order accepted (R3 OrderAccepted); a declined card makes it wait for another.</summary>
public sealed class OrderPayment(IOptions<OrderOptions> options, OrderMails mails, TimeProvider time) : IHandle<PurchaseConfirmed>, IHandle<PaymentFailed>
{
    public async Task Handle(PurchaseConfirmed happened, SignupDb db, CancellationToken cancellationToken)
    {
        var order = await db.Set<Order>().SingleAsync(o => o.Id == happened.OrderId, cancellationToken);
        var now = time.GetUtcNow();
        if (!order.Accept(happened.PurchaseId, now)) { return; }
        await db.CloseDeadline(PaymentDeadline.Kind, order.Id.Value, now, cancellationToken);
        db.Announce(new OrderAccepted(order.Id, order.SignupId, order.ClientAccountId, order.CustomerId, happened.PurchaseId, order.Offer, order.Party, order.Net, order.Tax, order.Total, now, happened.InvoiceStripeId, happened.InvoiceStripeNumber, happened.Card));
    }

    public async Task Handle(PaymentFailed happened, SignupDb db, CancellationToken cancellationToken)
    {
        var order = await db.Set<Order>().SingleAsync(o => o.Id == happened.OrderId, cancellationToken);
        var now = time.GetUtcNow();
        if (!order.Fail(happened.Attempt, new PaymentFailure(happened.Reason, happened.Sentence, happened.AuthenticationUrl, now, happened.Instead))) { return; }
        await db.CloseDeadline(PaymentDeadline.Kind, order.Id.Value, now, cancellationToken);
        db.Add(Deadline.At(PaymentDeadline.Kind, order.Id.Value, now + options.Value.PaymentDeadline));
        db.Add(mails.PaymentFailed(order, now + options.Value.PaymentDeadline));
    }
}
