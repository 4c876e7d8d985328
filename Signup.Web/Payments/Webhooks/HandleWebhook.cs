using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Payers;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Payments.Webhooks;

/// <summary>Acts on events about one object: looks at the payment service what it is now, and hands that to the function whose matter it is.</summary>
public sealed class HandleWebhook(UnitOfWork unit, PaymentGateway gateway, ConfirmPurchase confirm, SettleRefund refunds, FinishCardSetup cards, NoteOverdue overdue, FollowSubscription subscriptions, SettleDispute disputes, SettleTaxNumber taxNumbers, TellOfRefusedCard refusedCards, StripeConnection connection, TimeProvider time)
{
    /// <param name="told">All of one object and one mode, and all of them heard or none: what the object is now is the answer to each.</param>
    public async Task Run(IReadOnlyList<WebhookEvent> told, CancellationToken cancellationToken)
    {
        var ids = told.Select(e => e.Id).ToList();
        var verdict = await Judge(told[0], cancellationToken);
        await unit.Run(
            async db =>
            {
                foreach (var mine in await db.Set<WebhookEvent>().Where(e => ids.Contains(e.Id)).ToListAsync(cancellationToken))
                {
                    Write(db, mine, verdict);
                    if (mine is { HandledAt: { } over, NextTryAt: null }) { db.WhenSaved(() => WebhookMeasures.Lag.Record(Math.Max(0, (over - mine.CreatedAt).TotalSeconds))); }
                    if (mine.NextTryAt is null && await ForgetPayer.IsAbout(db, mine, cancellationToken)) { mine.Forget(); }
                }

                return Done.It;
            },
            cancellationToken);
    }

    private async Task<Verdict> Judge(WebhookEvent happened, CancellationToken cancellationToken)
    {
        if (!WebhookTypes.Heard.Contains(happened.Type, StringComparer.Ordinal)) { return new(WebhookState.Ignored, "Nothing we act on."); }
        if (happened.IsLive != connection.IsLive) { return new(WebhookState.Ignored, "From the other mode."); }
        return happened.ObjectType switch
        {
            "invoice" => await Invoice(happened.ObjectId, cancellationToken),
            "refund" => await Refund(happened.ObjectId, cancellationToken),
            "checkout.session" => await Card(happened.ObjectId, cancellationToken),
            "subscription" => await Subscription(happened.ObjectId, cancellationToken),
            "dispute" => await Dispute(happened, cancellationToken),
            "tax_id" => await TaxNumber(happened, cancellationToken),
            "setup_intent" when happened.Type == WebhookTypes.CardRefused => happened.AboutCustomer is { } customer && await refusedCards.Run(customer, cancellationToken) ? new(WebhookState.Done, "A card was refused.") : new(WebhookState.Ignored, "Nobody of ours waits for a card."),
            _ => new(WebhookState.Done, "Noted."),
        };
    }

    private async Task<Verdict> Invoice(string id, CancellationToken cancellationToken)
    {
        var invoice = await gateway.ReadInvoice(id, cancellationToken);
        if (invoice.Value is not { } facts) { return NotRead(invoice); }
        return await confirm.Run(facts, Door.Webhook, cancellationToken) switch
        {
            Confirmation.Foreign => new(WebhookState.Ignored, "Not ours."),
            Confirmation.Early => new(WebhookState.Parked, string.Empty),
            Confirmation.NotPaid => await overdue.Run(facts, cancellationToken) switch
            {
                true => new(WebhookState.Done, "A billing cycle is overdue."),
                false => new(WebhookState.Done, $"The invoice is {facts.Status}."),
                null => new(WebhookState.Waiting, "Why a billing cycle was refused cannot be read now."),
            },
            Confirmation.AlreadyDone => new(WebhookState.Done, "Known already."),
            Confirmation.Confirmed => new(WebhookState.Done, "Confirmed the purchase."),
            Confirmation.Recorded => new(WebhookState.Done, "Recorded a payment of a running subscription."),
            Confirmation.Compensating => new(WebhookState.Done, "The money does not match the order and goes back."),
            var other => throw new InvalidOperationException($"No verdict for {other}."),
        };
    }

    private async Task<Verdict> Subscription(string id, CancellationToken cancellationToken)
    {
        var subscription = await gateway.ReadSubscription(id, cancellationToken);
        if (subscription.Value is not { } facts) { return NotRead(subscription); }
        return new(WebhookState.Done, await subscriptions.Run(facts, cancellationToken) ? "The subscription has ended." : "Noted.");
    }

    private async Task<Verdict> Refund(string id, CancellationToken cancellationToken)
    {
        var refund = await gateway.ReadRefund(id, cancellationToken);
        if (refund.Value is not { } facts) { return NotRead(refund); }
        return await refunds.Run(facts, Door.Webhook, cancellationToken) ? new(WebhookState.Done, $"The refund is {facts.Status}.") : new(WebhookState.Ignored, "Of a payment that is not ours.");
    }

    private async Task<Verdict> Card(string id, CancellationToken cancellationToken)
    {
        if (!(await cards.Run(id, cancellationToken)).Refused(out var refusal, out _)) { return new(WebhookState.Done, "The card is on file."); }
        if (refusal == StartCardSetup.Unreachable) { return new(WebhookState.Waiting, refusal.Message); }
        return refusal == FinishCardSetup.NotOurs ? new(WebhookState.Ignored, "Not ours.") : new(WebhookState.Done, refusal.Message);
    }

    private async Task<Verdict> Dispute(WebhookEvent happened, CancellationToken cancellationToken)
    {
        var dispute = await gateway.ReadDispute(happened.ObjectId, cancellationToken);
        if (dispute.Value is not { } facts) { return NotRead(dispute); }
        return await disputes.Run(facts, Door.Webhook, cancellationToken) ? new(WebhookState.Done, $"The dispute is {facts.Status}.") : new(WebhookState.Ignored, "Of a payment that is not ours.");
    }

    private async Task<Verdict> TaxNumber(WebhookEvent happened, CancellationToken cancellationToken)
    {
        if (happened.AboutCustomer is not { } customer) { return new(WebhookState.Ignored, "Of nobody."); }
        var number = await gateway.ReadTaxNumber(customer, happened.ObjectId, cancellationToken);
        if (number.Value is not { } facts) { return NotRead(number); }
        return await taxNumbers.Run(facts, cancellationToken) switch
        {
            true => new(WebhookState.Done, $"The VAT number is {facts.Status}."),
            false => new(WebhookState.Ignored, "Not a number of ours."),
            null => new(WebhookState.Parked, string.Empty),
        };
    }

    private static Verdict NotRead<T>(Answer<T> answer)
        where T : class => answer.Outcome == Outcome.Refused ? new(WebhookState.Ignored, $"The payment service does not know it: {answer.Code}.") : new(WebhookState.Waiting, answer.Fault ?? "Could not be read.");

    private void Write(SignupDb db, WebhookEvent happened, Verdict verdict)
    {
        var now = time.GetUtcNow();
        if (happened.ApiVersion is { } version && version != PaymentGateway.ApiVersion && happened.Tries == 0 && happened.Parked == 0)
        {
            db.Announce(new RiskFound("webhook-version", "yellow", Guid.Empty, $"Webhooks come in version {version}, we speak {PaymentGateway.ApiVersion}. They are acted on all the same; set the endpoint's version."));
        }

        if (happened.IsLive != connection.IsLive) { db.Announce(new RiskFound("webhook-mode", "yellow", Guid.Empty, "Webhooks come from the other mode (test and live mixed up). They are not acted on.")); }
        switch (verdict.State)
        {
            case WebhookState.Waiting:
                happened.PutOff(verdict.Words, now);
                break;
            case WebhookState.Parked:
                if (!happened.Park(now)) { db.Announce(new RiskFound("webhook-early", "yellow", Guid.Empty, $"Event {happened.Id} is about an order that never came here.")); }
                break;
            case WebhookState.Done or WebhookState.Ignored or WebhookState.GivenUp:
            default:
                happened.Close(verdict.State, verdict.Words, now);
                break;
        }
    }

    private sealed record Verdict(WebhookState State, string Words);
}
