using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Orders;

/// <summary>An order with its remorse window (R3): until the window closes nothing is charged and cancelling is free.</summary>
public sealed class Order : IVersioned, IWatched
{
    public static readonly Refusal RemorseOver = Refusal.Conflict("REMORSE_OVER", "The time to cancel free of charge is over.");

    public static readonly Refusal NotWaitingForPayment = Refusal.Conflict("NOT_WAITING_FOR_PAYMENT", "This order does not wait for a payment.");

    public static readonly Refusal PriceChanged = Refusal.Conflict("PRICE_CHANGED", "The price has changed. Look at it and confirm again.");

    /// <summary>What changes a subscription is carried out well before its next charge.</summary>
    private static readonly TimeSpan EndOfChanges = TimeSpan.FromHours(1);

    private Order()
    {
    }

    public OrderId Id { get; private init; }

    /// <summary>What the customer quotes to us, e.g. "NW-2611-4F7K".</summary>
    public string Reference { get; private init; } = string.Empty;

    public SignupId SignupId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public PaymentProfileId PaymentProfileId { get; private set; }

    /// <summary>What is bought, whatever its version.</summary>
    public PlanId PlanId { get; private init; }

    public Offer Offer { get; private set; } = null!;

    public Party Party { get; private set; } = null!;

    public Money Net { get; private set; }

    public Money Tax { get; private set; }

    public Money Total { get; private set; }

    public OrderState State { get; private set; }

    public DateTimeOffset PlacedAt { get; private init; }

    /// <summary>Cancelling is free before this instant; at it and after, it is too late.</summary>
    public DateTimeOffset RemorseEndsAt { get; private init; }

    /// <summary>It is charged as soon as it is placed.</summary>
    public bool HasNoWindow => RemorseEndsAt <= PlacedAt;

    public DateTimeOffset? ChargingSince { get; private set; }

    /// <summary>How many times the card was or is being charged; each try has its own operation at the payment service.</summary>
    public int ChargeAttempt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public PurchaseId? PurchaseId { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The payment service's last refusal; null when there was none or it is over.</summary>
    public PaymentFailure? Failure { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Id.ToString(), SignupId.ToString(), CustomerId.ToString(), "orders"];

    public static Order Place(NewOrder order, DateTimeOffset now) => new()
    {
        Id = OrderId.New(),
        Reference = order.Reference,
        SignupId = order.SignupId,
        ClientAccountId = order.ClientAccountId,
        CustomerId = order.CustomerId,
        PaymentProfileId = order.PaymentProfileId,
        PlanId = order.Offer.PlanId,
        Offer = order.Offer,
        Party = order.Party,
        Net = order.Net,
        Tax = order.Tax,
        Total = order.Total,
        State = OrderState.Placed,
        PlacedAt = now,
        RemorseEndsAt = now + (order.Offer.Change is { } change ? Shorter(order.Offer.RemorseWindow, change.PaidUntil - EndOfChanges - now) : order.Offer.RemorseWindow),
    };

    /// <summary>Sold elsewhere before it came here: accepted then, and nothing of it is charged here.</summary>
    public static Order TakeOver(NewOrder order, DateTimeOffset soldAt)
    {
        var taken = Place(order, soldAt);
        (taken.State, taken.AcceptedAt) = (OrderState.Accepted, soldAt);
        return taken;
    }

    /// <summary>Free while the window is open, and while a declined payment waits for another card. Refusal: REMORSE_OVER. Again is a no-op.</summary>
    public Refusal? Cancel(DateTimeOffset now)
    {
        switch (State)
        {
            case OrderState.Cancelled: return null;
            case OrderState.Placed when now < RemorseEndsAt:
            case OrderState.PaymentFailed:
                (State, CancelledAt) = (OrderState.Cancelled, now);
                return null;
            case OrderState.Placed or OrderState.Charging or OrderState.Accepted:
            default: return RemorseOver;
        }
    }

    /// <summary>The window has closed: from now on the card may be charged. False when the order has moved on already.</summary>
    public bool StartCharging(DateTimeOffset now)
    {
        if (State != OrderState.Placed || now < RemorseEndsAt) { return false; }
        Charge(PaymentProfileId, now);
        return true;
    }

    /// <summary>Another try, perhaps with another card. Refusal: NOT_WAITING_FOR_PAYMENT.</summary>
    public Refusal? TryAgain(PaymentProfileId card, DateTimeOffset now)
    {
        if (State != OrderState.PaymentFailed) { return NotWaitingForPayment; }
        Charge(card, now);
        return null;
    }

    /// <summary>The promotion code is over, and the customer agrees to the price without it. Refusals: NOT_WAITING_FOR_PAYMENT, PRICE_CHANGED. Again is a no-op.</summary>
    public Refusal? PayInstead(Money agreedTo, DateTimeOffset now)
    {
        if (State is OrderState.Charging or OrderState.Accepted && Total == agreedTo) { return null; }
        if (State != OrderState.PaymentFailed || Failure?.Instead is not { } price) { return NotWaitingForPayment; }
        if (price.Total != agreedTo) { return PriceChanged; }
        (Offer, Net, Tax, Total) = (Offer with { Discount = null }, price.Net, price.Tax, price.Total);
        Charge(PaymentProfileId, now);
        return null;
    }

    /// <summary>The money has moved. False when that is known already, or the order was cancelled before.</summary>
    public bool Accept(PurchaseId purchase, DateTimeOffset now)
    {
        if (State is OrderState.Accepted or OrderState.Cancelled) { return false; }
        (State, PurchaseId, AcceptedAt, Failure) = (OrderState.Accepted, purchase, now, null);
        return true;
    }

    /// <summary>The card of this attempt was refused. An answer to an older attempt changes nothing.</summary>
    public bool Fail(int attempt, PaymentFailure failure)
    {
        if (State != OrderState.Charging || attempt != ChargeAttempt) { return false; }
        (State, Failure) = (OrderState.PaymentFailed, failure);
        return true;
    }

    /// <summary>The customer was erased. An order still on its way keeps who buys until it is over: its contract and invoice need it.</summary>
    public void ForgetBuyer()
    {
        if (State is OrderState.Accepted or OrderState.Cancelled) { Party = Party.Erased(); }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => other < TimeSpan.Zero ? TimeSpan.Zero : one < other ? one : other;

    private void Charge(PaymentProfileId card, DateTimeOffset now)
    {
        (State, PaymentProfileId, ChargingSince, Failure) = (OrderState.Charging, card, now, null);
        ChargeAttempt++;
    }
}

/// <summary>Why a payment did not go through, for the customer.</summary>
/// <param name="Reason">The payment service's code, e.g. "insufficient_funds".</param>
/// <param name="Sentence">In plain words; also the key of its translation.</param>
/// <param name="AuthenticationUrl">Where the customer can confirm the payment with their bank; null when that would not help.</param>
/// <param name="Instead">What the order comes to without its promotion code, which is over; null when it was not that.</param>
public sealed record PaymentFailure(string Reason, string Sentence, string? AuthenticationUrl, DateTimeOffset At, NewPrice? Instead = null);

/// <summary>What an order is made of.</summary>
public sealed record NewOrder(string Reference, SignupId SignupId, ClientAccountId ClientAccountId, CustomerId CustomerId, PaymentProfileId PaymentProfileId, Offer Offer, Party Party, Money Net, Money Tax, Money Total);
