using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Charging;

/// <summary>
/// Carries out one try to charge an order's card. However often it runs, before or after a crash, the payment service is asked
/// for the same thing under the same key, and another card pays the invoice that is already there.
/// </summary>
public sealed class ChargeOrder(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, ConfirmPurchase confirm, SettleCharge settle, ChangeLater later, PriceWithoutCode withoutCode, StripeConnection connection, TimeProvider time, ILogger<ChargeOrder> log)
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public async Task Run(PaymentOperationId id, CancellationToken cancellationToken)
    {
        var open = await OpenInvoice(id, cancellationToken);
        if (open is { Succeeded: false }) { await Postpone(id, open.Fault, cancellationToken); return; }
        var step = await Prepare(id, open?.Value, cancellationToken);
        switch (step)
        {
            case Next.Nothing:
                return;
            case Next.LookUp lookUp:
                await LookUp(id, lookUp, cancellationToken);
                return;
            case Next.Send send:
                await Charge(id, send, cancellationToken);
                return;
            default:
                throw new InvalidOperationException($"No such step: {step}.");
        }
    }

    /// <summary>How the invoice of an earlier try stands, before this one is frozen; null when there is none, or the try is frozen already.</summary>
    private async Task<Answer<InvoiceFacts>?> OpenInvoice(PaymentOperationId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
        if (operation.Parameters is not null) { return null; }
        var invoice = await db.Set<OrderCharge>().Where(c => c.OrderId == operation.OrderId!.Value).Select(c => c.InvoiceId).SingleAsync(cancellationToken);
        if (invoice is null) { return null; }
        var read = await gateway.ReadInvoice(invoice, cancellationToken);
        return read.Outcome == Outcome.Refused ? null : read;
    }

    private Task<Next> Prepare(PaymentOperationId id, InvoiceFacts? open, CancellationToken cancellationToken) => unit.Run<Next>(
        async db =>
        {
            var now = time.GetUtcNow();
            var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
            if (operation.IsSettled) { return new Next.Nothing(); }
            var order = operation.OrderId!.Value;
            var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == order, cancellationToken);
            if (open is { IsPaid: true } && await confirm.Apply(db, open, Door.Answer, cancellationToken) is not Confirmation.Foreign)
            {
                operation.Succeed(open.Id, null, now);
                return new Next.Nothing();
            }

            if (!charge.WantsMoney && operation.State == OperationState.Planned)
            {
                operation.Fail("The order no longer waits for its money.", null, now);
                return new Next.Nothing();
            }

            if (await db.Set<PaymentOperation>().AnyAsync(o => o.OrderId == order && o.Id != id && o.PlannedAt < operation.PlannedAt && o.SettledAt == null, cancellationToken))
            {
                operation.Wait(now + Turn);
                return new Next.Nothing();
            }

            var card = await db.Set<PaymentProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PaymentProfileId(operation.SubjectId), cancellationToken);
            if (card is null) { return Failed(db, operation, charge, "card_missing", $"Card {operation.SubjectId} is not on file."); }
            if (!charge.WantsMoney || operation.MustBeLookedUp(now)) { return new Next.LookUp(order, card.StripeCustomerId, charge.AskedAt - ClocksDiffer, operation.Parameters is { } frozen ? new(JsonSerializer.Deserialize<ChargeParameters>(frozen, PaymentCalls.Json)!, operation.IdempotencyKey) : null); }

            if (open is { IsOpen: false }) { charge.Forget(); }
            if (operation.Parameters is null && await Parameters(db, charge, card, open is { IsOpen: true } ? open.Id : null, cancellationToken) is { } asked)
            {
                operation.Send(JsonSerializer.Serialize(asked, PaymentCalls.Json), now);
            }
            else if (operation.Parameters is null)
            {
                return Failed(db, operation, charge, "price_missing", "There is no preview that came to the quoted amounts.");
            }
            else
            {
                operation.Send(operation.Parameters, now);
            }

            return new Next.Send(JsonSerializer.Deserialize<ChargeParameters>(operation.Parameters!, PaymentCalls.Json)!, operation.IdempotencyKey);
        },
        cancellationToken);

    private async Task<ChargeParameters?> Parameters(SignupDb db, OrderCharge charge, PaymentProfile card, string? openInvoice, CancellationToken cancellationToken)
    {
        var priced = await PricedOffer.Find(db, charge.ClientAccountId, charge.Offer, charge.Net, charge.Tax, connection.Name, cancellationToken);
        return priced is null ? null : new(
            charge.OrderId,
            charge.SignupId,
            charge.Offer.PlanVersionId,
            charge.Offer.Kind,
            charge.Offer.PlanName,
            card.StripeCustomerId,
            card.PaymentMethodId,
            priced.PriceId,
            priced.TaxRateId,
            priced.PromotionCodeId,
            openInvoice,
            openInvoice is null ? null : charge.SubscriptionId,
            charge.Total.Currency,
            await Change(db, charge, cancellationToken));
    }

    private static async Task<ChangeParameters?> Change(SignupDb db, OrderCharge charge, CancellationToken cancellationToken)
    {
        if (charge.Offer.Change is not { } change) { return null; }
        var runs = await db.Set<OrderCharge>().Where(c => c.OrderId == change.Of).Select(c => c.SubscriptionId).SingleAsync(cancellationToken);
        return new(runs ?? throw new InvalidOperationException($"Order {change.Of} has no subscription to change."), change.At, change.From, charge.Total);
    }

    private async Task LookUp(PaymentOperationId id, Next.LookUp asked, CancellationToken cancellationToken)
    {
        if (asked.Sent is { Parameters.Change: { } change } sent)
        {
            if (change.From is not null) { await later.Run(id, sent.Parameters, sent.Key, cancellationToken); return; }
            await settle.Run(id, await gateway.FindChange(change, asked.CustomerId, asked.Since, cancellationToken), null, wasLookedUp: true, cancellationToken);
            return;
        }

        await settle.Run(id, await gateway.FindInvoice(asked.Order, asked.CustomerId, asked.Since, cancellationToken), null, wasLookedUp: true, cancellationToken);
    }

    private async Task Charge(PaymentOperationId id, Next.Send send, CancellationToken cancellationToken)
    {
        if (send.Parameters.Change?.From is not null)
        {
            await later.Run(id, send.Parameters, send.Key, cancellationToken);
            return;
        }

        var answer = await gateway.Charge(send.Parameters, send.Key, cancellationToken);
        var instead = answer.RefusesPromotion ? await withoutCode.Of(send.Parameters, cancellationToken) : null;
        await settle.Run(id, instead is { Succeeded: false } ? Answer.Open<InvoiceFacts>(instead.Fault ?? "The price without the code is not known yet.") : answer, instead?.Value, wasLookedUp: false, cancellationToken);
    }

    private Next.Nothing Failed(SignupDb db, PaymentOperation operation, OrderCharge charge, string code, string fault)
    {
        settle.Fail(db, operation, charge, code, fault);
        return new Next.Nothing();
    }

    private Task<Done> Postpone(PaymentOperationId id, string? fault, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
            if (!operation.IsSettled) { operation.Wait(time.GetUtcNow() + Turn); }
            log.LogWarning("Charge {Operation} waits: {Fault}", id, fault);
            return Done.It;
        },
        cancellationToken);

    private abstract record Next
    {
        public sealed record Nothing : Next;

        public sealed record Send(ChargeParameters Parameters, string Key) : Next;

        public sealed record LookUp(OrderId Order, string CustomerId, DateTimeOffset Since, Send? Sent) : Next;
    }
}
