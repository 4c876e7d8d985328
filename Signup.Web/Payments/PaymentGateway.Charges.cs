using SignupWeb.Kernel;
using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    private readonly SubscriptionService subscriptions = new(client);
    private readonly InvoiceService invoices = new(client);
    private readonly InvoiceItemService invoiceItems = new(client);
    private readonly RefundService refunds = new(client);

    /// <summary>
    /// Charges the stored card while the customer is not at the page. When the card is declined the invoice stays open
    /// and comes back with the decline, so that another card can pay that one and nothing is sold twice.
    /// </summary>
    public Task<Answer<InvoiceFacts>> Charge(ChargeParameters asked, string key, CancellationToken cancellationToken) => asked switch
    {
        { Change: { } change } => ChangePlan(change, asked, key, cancellationToken),
        { OpenInvoiceId: { } open } => PayOpen(open, asked, key, cancellationToken),
        { Kind: PlanKind.Download } => ChargeOnce(asked, key, cancellationToken),
        _ => StartSubscription(asked, key, cancellationToken),
    };

    /// <summary>Makes an unpaid invoice void; refused when it has been paid meanwhile.</summary>
    public Task<Answer<Reference>> VoidInvoice(string invoiceId, string key, CancellationToken cancellationToken) => Ask(async () =>
        new Reference((await invoices.VoidInvoiceAsync(invoiceId, null, Usual(key), cancellationToken)).Id));

    /// <summary>Ends a subscription at once; ended before is just as well.</summary>
    public async Task<Answer<Reference>> EndSubscription(string subscriptionId, CancellationToken cancellationToken)
    {
        var ended = await Ask(async () =>
        {
            var now = await subscriptions.GetAsync(subscriptionId, null, Usual(), cancellationToken);
            return now.Status is "canceled" or "incomplete_expired" ? now : await subscriptions.CancelAsync(subscriptionId, null, Usual(), cancellationToken);
        });
        return ended.Succeeded || ended.Code == "resource_missing" ? Answer.Yes(new Reference(subscriptionId), ended.RequestId) : ended.As<Reference>();
    }

    /// <summary>Ends a subscription with the period that is paid; nothing more is charged for it.</summary>
    public async Task<Answer<Reference>> EndSubscriptionLater(string subscriptionId, CancellationToken cancellationToken)
    {
        var ends = await Ask(async () =>
        {
            var now = await subscriptions.GetAsync(subscriptionId, null, Usual(), cancellationToken);
            return now.CancelAtPeriodEnd || now.Status is "canceled" or "incomplete_expired" ? now : await subscriptions.UpdateAsync(subscriptionId, new() { CancelAtPeriodEnd = true }, Usual($"end-later:{subscriptionId}"), cancellationToken);
        });
        return ends.Succeeded || ends.Code == "resource_missing" ? Answer.Yes(new Reference(subscriptionId), ends.RequestId) : ends.As<Reference>();
    }

    /// <summary>Ends a subscription with the end of a period, or lets it renew again.</summary>
    public Task<Answer<SubscriptionFacts>> SetEnd(EndingParameters asked, string key, CancellationToken cancellationToken) => Ask(async () => Facts(await subscriptions.UpdateAsync(
        asked.SubscriptionId,
        asked switch
        {
            { IsPeriodEnd: true } => new() { CancelAtPeriodEnd = asked.EndsAt is not null },
            { EndsAt: { } later } => new() { CancelAt = later, ProrationBehavior = "none" },
            _ => new() { CancelAt = Unset.It },
        },
        Usual(key),
        cancellationToken)));

    /// <summary>From the end of the paid period on a subscription costs another price; nothing is charged or given back for the time until then.</summary>
    public Task<Answer<Reference>> ChangePrice(CycleParameters asked, string key, CancellationToken cancellationToken) => ChangePrice(asked.SubscriptionId, asked.ItemId, asked.PriceId, asked.From, key, cancellationToken);

    /// <summary>The card a subscription is charged with from now on.</summary>
    public Task<Answer<Reference>> RenewWith(string subscriptionId, string paymentMethodId, string key, CancellationToken cancellationToken) => Ask(async () =>
        new Reference((await subscriptions.UpdateAsync(subscriptionId, new() { DefaultPaymentMethod = paymentMethodId }, Usual(key), cancellationToken)).Id));

    public Task<Answer<RefundFacts>> Refund(RefundParameters asked, string key, CancellationToken cancellationToken) => Ask(async () => Facts(await refunds.CreateAsync(
        new() { PaymentIntent = asked.PaymentId, Amount = asked.AmountMinor, Metadata = new(StringComparer.Ordinal) { [OrderMark] = asked.OrderId.ToString(), [KeyMark] = key } },
        Usual(key),
        cancellationToken)));

    /// <summary>The refund of a call we lost sight of; refused with "not_found" when none was made by it.</summary>
    public Task<Answer<RefundFacts>> FindRefund(string paymentId, string key, CancellationToken cancellationToken) => AskFor(async () =>
    {
        await foreach (var refund in refunds.ListAutoPagingAsync(new() { PaymentIntent = paymentId, Limit = 100 }, Usual(), cancellationToken))
        {
            if (refund.Metadata.GetValueOrDefault(KeyMark) == key) { return Answer.Yes(Facts(refund)); }
        }

        return Answer.No<RefundFacts>("not_found", $"No refund of {paymentId} was made by {key}.");
    });

    private async Task<Answer<InvoiceFacts>> StartSubscription(ChargeParameters asked, string key, CancellationToken cancellationToken)
    {
        var (rates, automatic) = TaxBy(asked.TaxRateId);
        var started = await Ask(() => subscriptions.CreateAsync(
            new()
            {
                Customer = asked.CustomerId,
                DefaultPaymentMethod = asked.PaymentMethodId,
                Items = [new() { Price = asked.PriceId, Quantity = 1 }],
                AutomaticTax = automatic,
                DefaultTaxRates = rates,
                Discounts = Discounts(asked),
                OffSession = true,
                PaymentBehavior = "allow_incomplete",
                Metadata = Marks(asked),
                Expand = ["latest_invoice"],
            },
            Usual(key),
            cancellationToken));
        if (!started.Succeeded) { return started.As<InvoiceFacts>(); }
        return started.Value!.LatestInvoice is { } invoice ? await HowItWent(invoice.Id, null, cancellationToken) : Answer.Open<InvoiceFacts>("The subscription has no invoice yet.");
    }

    /// <summary>Draft, line, finalize, pay: each step under its own key, so the whole can be walked again from the start.</summary>
    private async Task<Answer<InvoiceFacts>> ChargeOnce(ChargeParameters asked, string key, CancellationToken cancellationToken)
    {
        var (rates, automatic) = TaxBy(asked.TaxRateId);
        var finalized = await Ask(async () =>
        {
            var draft = await invoices.CreateAsync(
                new() { Customer = asked.CustomerId, Currency = asked.Currency, AutoAdvance = false, AutomaticTax = automatic, CollectionMethod = "charge_automatically", PendingInvoiceItemsBehavior = "exclude", Discounts = Discounts(asked), Metadata = Marks(asked) },
                Usual(key + "-invoice"),
                cancellationToken);
            await invoiceItems.CreateAsync(
                new() { Customer = asked.CustomerId, Invoice = draft.Id, Pricing = new() { Price = asked.PriceId }, Quantity = 1, TaxRates = rates, Metadata = Marks(asked) },
                Usual(key + "-item"),
                cancellationToken);
            return await invoices.FinalizeInvoiceAsync(draft.Id, new() { AutoAdvance = false }, Usual(key + "-finalize"), cancellationToken);
        });
        return finalized.Succeeded ? await Pay(finalized.Value!.Id, asked.PaymentMethodId, key + "-pay", cancellationToken) : finalized.As<InvoiceFacts>();
    }

    /// <summary>The card that pays an open invoice is the one its subscription renews with from then on, else it would go on with the declined one.</summary>
    private async Task<Answer<InvoiceFacts>> PayOpen(string invoiceId, ChargeParameters asked, string key, CancellationToken cancellationToken)
    {
        if (asked.SubscriptionId is { } subscription)
        {
            var changed = await RenewWith(subscription, asked.PaymentMethodId, key + "-default", cancellationToken);
            if (changed.Outcome == Outcome.Unknown) { return changed.As<InvoiceFacts>(); }
        }

        return await Pay(invoiceId, asked.PaymentMethodId, key, cancellationToken);
    }

    /// <summary>Pays an open invoice of a billing cycle.</summary>
    /// <param name="paymentMethodId">Null is the card its subscription renews with.</param>
    public Task<Answer<InvoiceFacts>> PayInvoice(string invoiceId, string? paymentMethodId, string key, CancellationToken cancellationToken) => Pay(invoiceId, paymentMethodId, key, cancellationToken);

    private async Task<Answer<InvoiceFacts>> Pay(string invoiceId, string? paymentMethodId, string key, CancellationToken cancellationToken)
    {
        var paid = await Ask(() => invoices.PayAsync(invoiceId, new() { PaymentMethod = paymentMethodId, OffSession = true }, Usual(key), cancellationToken));
        return paid.Outcome is Outcome.Unknown ? paid.As<InvoiceFacts>() : await HowItWent(invoiceId, paid, cancellationToken);
    }

    /// <summary>Reads the invoice after a try to charge: what counts is what is there, not what the call said.</summary>
    internal async Task<Answer<InvoiceFacts>> HowItWent(string invoiceId, Answer<Invoice>? said, CancellationToken cancellationToken)
    {
        var read = await ReadInvoice(invoiceId, cancellationToken);
        if (read is not { Succeeded: true, Value: { } facts } || facts.IsPaid) { return read; }
        if (facts.Status is "void" or "uncollectible") { return Answer.No<InvoiceFacts>("invoice_" + facts.Status, $"Invoice {facts.Id} is {facts.Status}.") with { Value = facts }; }
        if (said is { Outcome: Outcome.Refused } refused && !WantsAuthentication(refused.Code)) { return refused.As<InvoiceFacts>() with { Value = facts }; }

        var payment = facts.PaymentId is { } id ? await Ask(() => paymentIntents.GetAsync(id, null, Usual(), cancellationToken)) : null;
        if (payment is { Succeeded: false }) { return payment.As<InvoiceFacts>(); }
        var error = payment?.Value!.LastPaymentError;
        if (WantsAuthentication(said?.Code) || WantsAuthentication(error?.Code) || WantsAuthentication(error?.DeclineCode) || payment?.Value!.Status == "requires_action")
        {
            return new(Outcome.AuthenticationNeeded, facts) { Code = "authentication_required", Sentence = Declines.Authentication, Url = facts.HostedUrl };
        }

        if (said is { Outcome: Outcome.Declined }) { return said.As<InvoiceFacts>() with { Value = facts }; }
        return payment?.Value!.Status is "requires_payment_method" or "canceled" ? Declined<InvoiceFacts>(error) with { Value = facts } : Answer.Open<InvoiceFacts>($"Invoice {facts.Id} is {facts.Status}, its payment {payment?.Value!.Status ?? "missing"}.");
    }

    private static IReadOnlyList<DiscountOptions>? Discounts(ChargeParameters asked) => asked.PromotionCodeId is { } promotion ? [new() { PromotionCode = promotion }] : null;

    private static Dictionary<string, string> Marks(ChargeParameters asked) => new(StringComparer.Ordinal)
    {
        [OrderMark] = asked.OrderId.ToString(),
        [SignupMark] = asked.SignupId.ToString(),
        [PlanVersionMark] = asked.PlanVersionId.ToString(),
    };
}
