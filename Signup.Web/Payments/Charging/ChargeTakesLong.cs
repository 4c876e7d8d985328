using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Charging;

/// <summary>An order that is still being charged after an hour is a person's matter, whatever keeps it.</summary>
public sealed class ChargeTakesLong(TimeProvider time) : IWhenDue
{
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Kind of the risk that one does; about the order.</summary>
    public const string Risk = "payment-stuck";

    public static string Kind => "charge-takes-long";

    /// <summary>It is known now what came of it: nobody need look any more.</summary>
    internal static void IsOver(SignupDb db, OrderCharge charge, string how, DateTimeOffset now)
    {
        if (charge.AskedAt + Patience <= now) { db.Announce(new RiskSettled(Risk, charge.OrderId.Value, "Signup", how)); }
    }

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var order = new OrderId(subjectId);
        var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == order, cancellationToken);
        if (charge.State != ChargeState.Charging) { return; }
        if (charge.ChangedAt + Patience > time.GetUtcNow())
        {
            db.Add(Deadline.At(Kind, subjectId, charge.ChangedAt + Patience));
            return;
        }

        db.Announce(new RiskFound(Risk, "red", subjectId, "An order has been charging for an hour, and nobody knows what came of it. The payment service is asked again and again; look there."));
    }
}
