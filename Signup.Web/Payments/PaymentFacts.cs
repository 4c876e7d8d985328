using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>An invoice at the payment service as it stands now.</summary>
/// <param name="Status">draft, open, paid, void or uncollectible.</param>
/// <param name="IsFirst">The order's own invoice, not a renewal or a change.</param>
/// <param name="Order">Our mark on it; null when it is not ours.</param>
/// <param name="Payments">What was paid on it, oldest first.</param>
public sealed record InvoiceFacts(
    string Id,
    string Status,
    bool IsFirst,
    bool IsLive,
    OrderId? Order,
    PlanVersionId? PlanVersion,
    string CustomerId,
    string? SubscriptionId,
    Money Total,
    Money Tax,
    IReadOnlyList<MoneyReceived> Payments)
{
    public string? Number { get; init; }

    /// <summary>The service's page to pay, confirm or see it.</summary>
    public string? HostedUrl { get; init; }

    public string? PdfUrl { get; init; }

    /// <summary>The payment that is open, or was made; null when there is nothing to pay.</summary>
    public string? PaymentId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it pays for, from and until; null for what is bought once.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>What came by payments; the rest of the total was paid from a credit balance, or outside the payment service.</summary>
    public Money Received => Payments.Aggregate(new Money(0, Total.Currency), (sum, p) => p.Amount.Currency == sum.Currency ? sum + p.Amount : sum);

    /// <summary>What promotions took off its lines.</summary>
    public Money Off { get; init; }

    /// <summary>A card was charged for it, whatever came of that.</summary>
    public bool WasTried { get; init; }

    /// <summary>It was made because the subscription changes: what is charged for the rest of a period, or nothing.</summary>
    public bool IsOfChange { get; init; }

    /// <summary>It was made because a change begins later, and is over nothing.</summary>
    public bool IsOverNothing { get; init; }

    public bool IsPaid => Status == "paid";

    /// <summary>It can still be paid.</summary>
    public bool IsOpen => Status is "open" or "draft";
}

/// <summary>What renews by itself, as it stands now.</summary>
/// <param name="ItemId">si_..., the price in it.</param>
/// <param name="PeriodEnd">When it is charged next.</param>
/// <param name="EndsThen">It is not.</param>
/// <param name="EndsAt">When it is told to end; null while it is not.</param>
/// <param name="Anchor">Its periods are counted from here.</param>
/// <param name="IsWaiting">Another price begins with the next period: until then nothing is charged or given back.</param>
public sealed record SubscriptionFacts(string Id, bool HasEnded, bool IsLive, string ItemId, string PriceId, DateTimeOffset PeriodEnd, bool EndsThen, DateTimeOffset? EndsAt, DateTimeOffset Anchor, bool IsWaiting);

/// <summary>A VAT number at the payment service.</summary>
/// <param name="Status">pending, verified, unverified, unavailable, or removed.</param>
public sealed record TaxNumberFacts(string Id, string CustomerId, string Status);

/// <summary>An address the payment service posts its events to.</summary>
/// <param name="Secret">What they are signed with; null for one that was there before.</param>
public sealed record RegisteredWebhook(string Id, string Url, string? Secret);

/// <summary>Money that arrived.</summary>
/// <param name="PaymentId">The payment intent; for an invoice that no payment was made on, the invoice itself.</param>
public sealed record MoneyReceived(string PaymentId, Money Amount);

/// <summary>Money on its way back. Gone only when <see cref="Status"/> says succeeded.</summary>
/// <param name="Key">Key of the call of ours that made it; null for one made at the payment service.</param>
public sealed record RefundFacts(string Id, string Status, string? PaymentId, Money Amount, string? FailureReason, DateTimeOffset CreatedAt, string? Key = null);

/// <summary>A hosted page of the payment service.</summary>
public sealed record HostedPage(string Id, string Url);

/// <summary>An id at the payment service.</summary>
public sealed record Reference(string Id);

/// <summary>A visit to the card page as it stands now.</summary>
/// <param name="Status">open, complete or expired.</param>
/// <param name="Card">There once the customer has finished.</param>
public sealed record CardPageFacts(string Id, string Status, string? ClientReference, string? CustomerId, bool IsLive, CardFacts? Card);

/// <summary>A card on file; never its number.</summary>
public sealed record CardFacts(string PaymentMethodId, string? CustomerId, string Brand, string LastFour, int ExpiryMonth, int ExpiryYear);

/// <summary>What would be charged.</summary>
/// <param name="RenewsAt">End of the first paid period; null for something bought once.</param>
/// <param name="Off">What a promotion takes off; the net is what is left.</param>
/// <param name="IsReverseCharge">The payment service found that the buyer accounts for the tax.</param>
public sealed record PreviewFacts(Money Net, Money Tax, Money Total, DateTimeOffset? RenewsAt, IReadOnlyList<PriceLine> Lines, Money Off, bool IsReverseCharge);

/// <summary>One line of a price.</summary>
public sealed record PriceLine(string Text, Money Amount);

/// <summary>A hint that something happened at the payment service.</summary>
public sealed record EventFacts(string Id, string Type, string ObjectType, string ObjectId, string? ApiVersion, bool IsLive, DateTimeOffset CreatedAt, string Body);

/// <summary>A customer's bank wants money back.</summary>
/// <param name="Status">warning_..., needs_response, under_review, won, lost or prevented.</param>
public sealed record DisputeFacts(string Id, string Status, string? PaymentId, string Reason, Money Amount)
{
    /// <summary>A mere inquiry takes no money.</summary>
    public bool TookMoney => !Status.StartsWith("warning", StringComparison.Ordinal) && Status != "prevented";

    public bool GaveItBack => Status == "won";

    /// <summary>The bank has decided, or there is nothing to decide any more.</summary>
    public bool IsOver => Status is "won" or "lost" or "prevented" or "warning_closed" or "charge_refunded";
}

/// <summary>What the payment service's clock showed as it answered; null where it did not say.</summary>
public sealed record ServiceTime(DateTimeOffset? Now);
