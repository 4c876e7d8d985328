namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    private static readonly TimeSpan SamePeriod = TimeSpan.FromHours(1);

    /// <summary>What another price would cost at once: the rest of the period, less what of the old one is unused. Nothing is kept.</summary>
    public Task<Answer<PreviewFacts>> PreviewChange(ChangePreviewParameters asked, CancellationToken cancellationToken) => Ask(async () => Facts(
        await invoices.CreatePreviewAsync(
            new() { Subscription = asked.SubscriptionId, SubscriptionDetails = new() { Items = [new() { Id = asked.ItemId, Price = asked.PriceId }], ProrationBehavior = "always_invoice", ProrationDate = asked.At } },
            Waiting(),
            cancellationToken),
        recurs: true));

    /// <summary>Another price with the next period: nothing is charged or given back before. Done before is just as well; refused when the subscription ends, or is in another period than it was.</summary>
    public async Task<Answer<Reference>> ChangePlanLater(ChangeParameters change, string priceId, string key, CancellationToken cancellationToken)
    {
        var now = await ReadSubscription(change.SubscriptionId, cancellationToken);
        return now switch
        {
            { Succeeded: false } => now.As<Reference>(),
            { Value: { HasEnded: false, EndsThen: false, EndsAt: null } facts } when facts.PriceId == priceId => Answer.Yes(new Reference(facts.Id)),
            { Value: { HasEnded: false, EndsThen: false, EndsAt: null } facts } when (facts.PeriodEnd - change.From!.Value).Duration() < SamePeriod => await ChangePrice(facts.Id, facts.ItemId, priceId, facts.PeriodEnd, key, cancellationToken),
            _ => Answer.No<Reference>("subscription_moved_on", $"Subscription {change.SubscriptionId} ends, or is in another period."),
        };
    }

    /// <summary>The invoice of a change whose call we lost sight of; refused with "not_found" when it was not made.</summary>
    public Task<Answer<InvoiceFacts>> FindChange(ChangeParameters change, string customerId, DateTimeOffset since, CancellationToken cancellationToken) =>
        FindInvoice(facts => facts is { IsOfChange: true, IsPaid: true } && facts.SubscriptionId == change.SubscriptionId && facts.Total == change.Total, $"the change of {change.SubscriptionId}", customerId, since, cancellationToken);

    /// <summary>Another price at once, and the difference charged to this card. When that is refused nothing has changed, and no invoice is left.</summary>
    private async Task<Answer<InvoiceFacts>> ChangePlan(ChangeParameters change, ChargeParameters asked, string key, CancellationToken cancellationToken)
    {
        var now = await ReadSubscription(change.SubscriptionId, cancellationToken);
        if (now is not { Succeeded: true, Value: { } facts }) { return now.As<InvoiceFacts>(); }
        if (facts.HasEnded || facts.EndsThen || facts.EndsAt is not null) { return Answer.No<InvoiceFacts>("subscription_moved_on", $"Subscription {facts.Id} ends."); }
        if (facts.PriceId == asked.PriceId) { return await FindChange(change, asked.CustomerId, change.At, cancellationToken); }
        var changed = await Ask(() => subscriptions.UpdateAsync(
            facts.Id,
            new()
            {
                Items = [new() { Id = facts.ItemId, Price = asked.PriceId }],
                DefaultPaymentMethod = asked.PaymentMethodId,
                ProrationBehavior = "always_invoice",
                ProrationDate = change.At,
                PaymentBehavior = "error_if_incomplete",
                OffSession = true,
            },
            Usual(key),
            cancellationToken));
        if (changed.Outcome == Outcome.AuthenticationNeeded || WantsAuthentication(changed.Code)) { return changed.As<InvoiceFacts>() with { Outcome = Outcome.Declined, Sentence = Declines.CannotConfirm, Url = null }; }
        if (!changed.Succeeded) { return changed.As<InvoiceFacts>(); }
        return changed.Value!.LatestInvoice is { } invoice ? await HowItWent(invoice.Id, null, cancellationToken) : Answer.Open<InvoiceFacts>("The change has no invoice yet.");
    }

    private Task<Answer<Reference>> ChangePrice(string subscriptionId, string itemId, string priceId, DateTimeOffset from, string key, CancellationToken cancellationToken) => Ask(async () =>
        new Reference((await subscriptions.UpdateAsync(subscriptionId, new() { Items = [new() { Id = itemId, Price = priceId }], ProrationBehavior = "none", TrialEnd = from }, Usual(key), cancellationToken)).Id));
}
