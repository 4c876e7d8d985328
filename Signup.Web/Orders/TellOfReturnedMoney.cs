using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>Money that had to go back is back on its way: the customer hears of it, unless they were erased.</summary>
public sealed class TellOfReturnedMoney(OrderMails mails) : IHandle<PaymentCompensated>
{
    public async Task Handle(PaymentCompensated happened, SignupDb db, CancellationToken cancellationToken)
    {
        var order = await db.Set<Order>().SingleAsync(o => o.Id == happened.OrderId, cancellationToken);
        if (happened.Refunded.Minor == 0 || order.Party.Email == EmailAddress.Erased.Value) { return; }
        db.Add(mails.PaymentReturned(order, happened.Refunded, happened.Reason));
    }
}
