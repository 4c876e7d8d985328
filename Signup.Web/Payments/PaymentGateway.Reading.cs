using System.Runtime.CompilerServices;
using System.Text.Json;
using SignupWeb.Kernel;
using SignupWeb.Payments.Stripe;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    private readonly PaymentIntentService paymentIntents = new(client);
    private readonly EventService events = new(client);
    private readonly InvoicePaymentService invoicePayments = new(client);
    private readonly DisputeService disputes = new(client);

    public Task<Answer<InvoiceFacts>> ReadInvoice(string invoiceId, CancellationToken cancellationToken) => Ask(async () =>
        Facts(await invoices.GetAsync(invoiceId, new BaseOptions { Expand = WithPayments }, Usual(), cancellationToken)));

    public Task<Answer<RefundFacts>> ReadRefund(string refundId, CancellationToken cancellationToken) => Ask(async () => Facts(await refunds.GetAsync(refundId, null, Usual(), cancellationToken)));

    /// <summary>The invoice a payment was made on; null in the answer's value when it was not for an invoice.</summary>
    public async Task<Answer<InvoiceFacts>> ReadInvoiceOfPayment(string paymentId, CancellationToken cancellationToken)
    {
        var found = await Ask(() => invoicePayments.ListAsync(new() { Payment = new() { PaymentIntent = paymentId } }, Usual(), cancellationToken));
        if (!found.Succeeded) { return found.As<InvoiceFacts>(); }
        return found.Value!.Data is [var payment, ..] ? await ReadInvoice(payment.Invoice.Id, cancellationToken) : Answer.No<InvoiceFacts>("no_invoice", $"Payment {paymentId} is for no invoice.");
    }

    /// <summary>The invoice of an order whose call we lost sight of; refused with "not_found" when nothing was made for it that could be charged: a draft of ours never is by itself.</summary>
    /// <param name="since">Nothing was made for it before.</param>
    public Task<Answer<InvoiceFacts>> FindInvoice(OrderId order, string customerId, DateTimeOffset since, CancellationToken cancellationToken) =>
        FindInvoice(facts => facts is { IsFirst: true } && facts.Order == order && facts.Status is not ("void" or "draft"), $"order {order}", customerId, since, cancellationToken);

    private async Task<Answer<InvoiceFacts>> FindInvoice(Predicate<InvoiceFacts> isIt, string what, string customerId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = await Ask(async () =>
        {
            await foreach (var invoice in invoices.ListAutoPagingAsync(new() { Customer = customerId, Created = new() { Gte = since }, Limit = 100 }, Usual(), cancellationToken))
            {
                if (isIt(Facts(invoice))) { return new Reference(invoice.Id); }
            }

            return new Reference(string.Empty);
        });
        if (!found.Succeeded) { return found.As<InvoiceFacts>(); }
        return found.Value!.Id.Length > 0 ? await HowItWent(found.Value.Id, null, cancellationToken) : Answer.No<InvoiceFacts>("not_found", $"Nothing was made for {what}.");
    }

    public Task<Answer<SubscriptionFacts>> ReadSubscription(string subscriptionId, CancellationToken cancellationToken) => Ask(async () =>
    {
        var subscription = await subscriptions.GetAsync(subscriptionId, null, Usual(), cancellationToken);
        return Facts(subscription);
    });

    public Task<Answer<DisputeFacts>> ReadDispute(string disputeId, CancellationToken cancellationToken) => Ask(async () =>
    {
        var dispute = await disputes.GetAsync(disputeId, null, Usual(), cancellationToken);
        return new DisputeFacts(dispute.Id, dispute.Status, dispute.PaymentIntent?.Id, dispute.Reason, new Money(dispute.Amount, dispute.Currency));
    });

    /// <summary>Asks for next to nothing: whether the service answers and lets us in, and what its clock shows.</summary>
    public Task<Answer<ServiceTime>> TimeThere(CancellationToken cancellationToken) => Ask(async () =>
        new ServiceTime((await events.ListAsync(new() { Limit = 1 }, Waiting(), cancellationToken)).StripeResponse?.At));

    /// <summary>Events of the kinds we listen to, newest first. Throws when the service cannot be read.</summary>
    public async IAsyncEnumerable<EventFacts> EventsSince(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var types in WebhookTypes.Heard.Chunk(20))
        {
            await foreach (var happened in events.ListAutoPagingAsync(new() { Created = new() { Gte = since }, Types = types, Limit = 100 }, Usual(), cancellationToken))
            {
                yield return Facts(happened, JsonSerializer.Serialize(happened.Data.Object));
            }
        }
    }

    /// <summary>Invoices paid that were made since the instant. Throws when the service cannot be read.</summary>
    public async IAsyncEnumerable<InvoiceFacts> PaidInvoicesSince(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var invoice in invoices.ListAutoPagingAsync(new() { Created = new() { Gte = since }, Status = "paid", Limit = 100, Expand = ["data.payments"] }, Usual(), cancellationToken))
        {
            yield return Facts(invoice);
        }
    }

    /// <summary>Refunds made since the instant. Throws when the service cannot be read.</summary>
    public async IAsyncEnumerable<RefundFacts> RefundsSince(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var refund in refunds.ListAutoPagingAsync(new() { Created = new() { Gte = since }, Limit = 100 }, Usual(), cancellationToken))
        {
            yield return Facts(refund);
        }
    }

    /// <summary>Whether the body was signed by the payment service, and lately.</summary>
    public bool IsGenuine(ReadOnlySpan<byte> body, string? signature) => SignedBody.Check(body, signature, connection.WebhookSecrets, time.GetUtcNow()) == SignatureCheck.Valid;

    /// <summary>The event in a genuine body; null when it is none.</summary>
    public static EventFacts? ReadEvent(byte[] body)
    {
        try
        {
            return Facts(EventUtility.ParseEvent(body), System.Text.Encoding.UTF8.GetString(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EventFacts Facts(Event happened, string body) => new(happened.Id, happened.Type, happened.ObjectType, happened.ObjectId, happened.ApiVersion, happened.Livemode, happened.Created, body);

    private static SubscriptionFacts Facts(Subscription subscription)
    {
        var item = subscription.Items.Data[0];
        return new(subscription.Id, subscription.Status is "canceled" or "incomplete_expired", subscription.Livemode, item.Id, item.Price.Id, item.CurrentPeriodEnd, subscription.CancelAtPeriodEnd, subscription.CancelAt, subscription.BillingCycleAnchor, subscription.Status == "trialing");
    }

    private static RefundFacts Facts(Refund refund) => new(refund.Id, refund.Status ?? "pending", refund.PaymentIntent?.Id, new Money(refund.Amount, refund.Currency), refund.FailureReason, refund.Created, refund.Metadata.GetValueOrDefault(KeyMark));

    private static InvoiceFacts Facts(Invoice invoice)
    {
        var subscription = invoice.Parent?.SubscriptionDetails;
        var marks = subscription?.Metadata ?? invoice.Metadata;
        var payments = invoice.Payments?.Data ?? [];
        var received = payments.Where(p => p.Status == "paid" && p.Payment.PaymentIntent is not null).OrderBy(p => p.Created)
            .Select(p => new MoneyReceived(p.Payment.PaymentIntent!.Id, new Money(p.AmountPaid ?? 0, p.Currency))).ToList();
        var paidWithoutPayment = invoice.Status == "paid" && received.Count == 0;
        var periods = invoice.Lines.Data.Where(l => subscription is not null && l.Period.End > l.Period.Start).Select(l => l.Period).ToList();
        return new(
            invoice.Id,
            invoice.Status ?? string.Empty,
            invoice.BillingReason is "subscription_create" or "manual",
            invoice.Livemode,
            OrderId.TryParse(marks.GetValueOrDefault(OrderMark), null, out var order) ? order : null,
            PlanVersionId.TryParse(marks.GetValueOrDefault(PlanVersionMark), null, out var version) ? version : null,
            invoice.Customer?.Id ?? string.Empty,
            subscription?.Subscription.Id,
            new Money(invoice.Total, invoice.Currency),
            new Money(invoice.TotalTaxes?.Sum(t => t.Amount) ?? 0, invoice.Currency),
            paidWithoutPayment ? [new(invoice.Id, new Money(0, invoice.Currency))] : received)
        {
            Number = invoice.Number,
            HostedUrl = invoice.HostedInvoiceUrl,
            PdfUrl = invoice.InvoicePdf,
            PaymentId = (payments.FirstOrDefault(p => p.Status == "paid") ?? payments.OrderByDescending(p => p.IsDefault).FirstOrDefault())?.Payment.PaymentIntent?.Id,
            Off = OffOf(invoice),
            CreatedAt = invoice.Created,
            IsOfChange = invoice.BillingReason == "subscription_update",
            IsOverNothing = invoice is { BillingReason: "subscription_update", Total: 0 },
            WasTried = invoice.Attempted,
            PeriodStart = periods.Count > 0 ? periods.Max(p => p.Start) : null,
            PeriodEnd = periods.Count > 0 ? periods.Max(p => p.End) : null,
        };
    }
}
