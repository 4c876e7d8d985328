using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Renewals;

/// <summary>Carries out a further try to charge a billing cycle. Paid ends the matter; refused tells the customer, and after the last try suspends.</summary>
public sealed class PayOverdue(UnitOfWork unit, PaymentGateway gateway, PaymentCalls calls, ConfirmPurchase confirm, TimeProvider time)
{
    public async Task Run(PaymentOperationId id, CancellationToken cancellationToken)
    {
        var (key, asked, lookUp) = await calls.Begin<OverdueParameters>(id, cancellationToken);
        var answer = lookUp ? await gateway.HowItWent(asked.InvoiceId, null, cancellationToken) : await gateway.PayInvoice(asked.InvoiceId, asked.PaymentMethodId, key, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
                if (operation.IsSettled) { return Done.It; }
                calls.Record(db, operation, answer, answer.Value?.Id);
                if (answer.Value is { IsPaid: true } paid) { await confirm.Apply(db, paid, Door.Answer, cancellationToken); }
                else if (operation.State == OperationState.Failed) { await Refused(db, operation, answer, cancellationToken); }
                return Done.It;
            },
            cancellationToken);
    }

    private async Task Refused(SignupDb db, PaymentOperation operation, Answer<InvoiceFacts> answer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var overdue = await db.Set<OverdueInvoice>().SingleAsync(i => i.Id == operation.SubjectId, cancellationToken);
        if (answer is { Value: { IsOpen: false, IsPaid: false } })
        {
            overdue.Settle(now);
            return;
        }

        var sentence = answer.Sentence ?? Declines.OurFault;
        if (operation.Attempt == 0)
        {
            db.Announce(new CycleOverdue(overdue.OrderId, overdue.CustomerId, overdue.Tries, overdue.Total, answer.Code ?? "refused", sentence, answer.Url, overdue.SuspendsAt));
            return;
        }

        if (!overdue.Fail(operation.Attempt, answer.Code ?? "refused", answer.Url, now)) { return; }
        db.Announce(new CycleOverdue(overdue.OrderId, overdue.CustomerId, overdue.Tries, overdue.Total, overdue.Reason, sentence, answer.Url, overdue.SuspendsAt));
        if (overdue.NextTryAt is { } next)
        {
            db.Add(Deadline.At(TryOverdueAgain.Kind, overdue.Id, next));
            return;
        }

        db.Announce(new SubscriptionSuspended(overdue.OrderId, overdue.CustomerId));
        db.Announce(new RiskFound("subscription-suspended", "yellow", overdue.OrderId.Value, $"A billing cycle was not paid in {OverdueInvoice.TriedAfterDays[^1]} days ({overdue.Reason}). Its subscription is suspended until it is."));
    }
}
