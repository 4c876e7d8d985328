using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>Where the money of an order stands.</summary>
public enum ChargeState
{
    /// <summary>A card is being charged, or about to be.</summary>
    Charging,

    /// <summary>The card was refused; another may follow. The invoice stays open for it.</summary>
    Declined,

    /// <summary>The bank waits for the customer; the invoice stays open.</summary>
    AuthenticationNeeded,

    /// <summary>The quoted money has moved.</summary>
    Confirmed,

    /// <summary>The order was cancelled: money that is here or arrives now goes back.</summary>
    Cancelled,

    /// <summary>Money arrived that must not stay; it is on its way back.</summary>
    Compensating,

    /// <summary>It is back.</summary>
    Compensated,

    /// <summary>It could not go back by itself: a person decides.</summary>
    Held,
}

/// <summary>The money side of one order: what was agreed, frozen, and what has become of it. One row per order, whatever the number of tries.</summary>
public sealed class OrderCharge : IVersioned, IWatched
{
    private OrderCharge()
    {
    }

    public OrderId OrderId { get; private init; }

    public SignupId SignupId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public Offer Offer { get; private set; } = null!;

    /// <summary>The order whose subscription it changes; null for something new. Then the subscription is that one's, and <see cref="SubscriptionId"/> stays empty.</summary>
    public OrderId? Changes { get; private init; }

    public Money Net { get; private set; }

    public Money Tax { get; private set; }

    public Money Total { get; private set; }

    public ChargeState State { get; private set; }

    /// <summary>The newest try that was asked for.</summary>
    public int Attempt { get; private set; }

    /// <summary>The card of the newest try.</summary>
    public PaymentProfileId PaymentProfileId { get; private set; }

    /// <summary>in_...; the invoice all tries pay, once there is one.</summary>
    public string? InvoiceId { get; private set; }

    /// <summary>sub_...; null for downloads.</summary>
    public string? SubscriptionId { get; private set; }

    /// <summary>The reason of the last refusal.</summary>
    public string? LastReason { get; private set; }

    public string? AuthenticationUrl { get; private set; }

    /// <summary>When what was bought stopped for good at the payment service; null while it runs, and for downloads.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it ends because its customer gave notice; null while they did not.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>When its customer withdrew from what was bought: money that arrives from then on goes back.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public DateTimeOffset AskedAt { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [OrderId.ToString(), SignupId.ToString(), "payments"];

    /// <summary>Money that arrives now is what was agreed.</summary>
    public bool WantsMoney => State is ChargeState.Charging or ChargeState.Declined or ChargeState.AuthenticationNeeded;

    /// <summary>Money came that did not fit, and goes or went back.</summary>
    public bool WentBack => State is ChargeState.Compensating or ChargeState.Compensated or ChargeState.Held;

    public static OrderCharge Of(ChargeRequested asked, DateTimeOffset now) => new()
    {
        OrderId = asked.OrderId,
        SignupId = asked.SignupId,
        ClientAccountId = asked.ClientAccountId,
        CustomerId = asked.CustomerId,
        Offer = asked.Offer,
        Changes = asked.Offer.Change?.Of,
        Net = asked.Net,
        Tax = asked.Tax,
        Total = asked.Total,
        AskedAt = now,
        ChangedAt = now,
    };

    /// <summary>Paid elsewhere before it came here: what renews at the payment service is followed from now on.</summary>
    /// <param name="subscriptionId">sub_...</param>
    public static OrderCharge TakeOver(ChargeRequested sold, string? subscriptionId, DateTimeOffset now)
    {
        var taken = Of(sold, now);
        (taken.State, taken.PaymentProfileId, taken.SubscriptionId) = (ChargeState.Confirmed, sold.PaymentProfileId, subscriptionId);
        return taken;
    }

    /// <summary>A try with this card. False when it was asked for before, or the money question is settled.</summary>
    public bool Ask(int attempt, PaymentProfileId card, DateTimeOffset now)
    {
        if (attempt <= Attempt || !WantsMoney) { return false; }
        (State, Attempt, PaymentProfileId, LastReason, AuthenticationUrl, ChangedAt) = (ChargeState.Charging, attempt, card, null, null, now);
        return true;
    }

    /// <summary>The customer agreed to another price than the one that was asked for first. Only while nothing was made for that one.</summary>
    public void Reprice(ChargeRequested agreed)
    {
        if (agreed.Total != Total && InvoiceId is null) { (Offer, Net, Tax, Total) = (agreed.Offer, agreed.Net, agreed.Tax, agreed.Total); }
    }

    /// <summary>The invoice all further tries pay.</summary>
    public void Found(string invoiceId, string? subscriptionId) => (InvoiceId, SubscriptionId) = (invoiceId, Changes is null ? subscriptionId ?? SubscriptionId : null);

    /// <summary>The invoice can no longer be paid: the next try makes a new one.</summary>
    public void Forget() => (InvoiceId, SubscriptionId) = (null, null);

    /// <summary>The card of this try was refused. False when that is old news.</summary>
    public bool Decline(int attempt, string reason, string? authenticationUrl, DateTimeOffset now)
    {
        if (State != ChargeState.Charging || attempt != Attempt) { return false; }
        (State, LastReason, AuthenticationUrl, ChangedAt) = (authenticationUrl is null ? ChargeState.Declined : ChargeState.AuthenticationNeeded, reason, authenticationUrl, now);
        return true;
    }

    public void Confirm(DateTimeOffset now) => (State, LastReason, AuthenticationUrl, ChangedAt) = (ChargeState.Confirmed, null, null, now);

    /// <summary>The order was cancelled. False when its money question is settled already.</summary>
    public bool Cancel(DateTimeOffset now)
    {
        if (!WantsMoney) { return false; }
        (State, AuthenticationUrl, ChangedAt) = (ChargeState.Cancelled, null, now);
        return true;
    }

    /// <summary>The order was cancelled while word of its payment was on the way: the money is not wanted any more.</summary>
    public void CancelPaid(DateTimeOffset now) => (State, ChangedAt) = (ChargeState.Cancelled, now);

    /// <summary>The card later billing cycles are charged to.</summary>
    public void RenewWith(PaymentProfileId card, DateTimeOffset now) => (PaymentProfileId, ChangedAt) = (card, now);

    /// <summary>What was bought runs no more. False when that is known, or nothing ran.</summary>
    public bool End(DateTimeOffset now)
    {
        if (State != ChargeState.Confirmed || EndedAt is not null) { return false; }
        (EndedAt, ChangedAt) = (now, now);
        return true;
    }

    /// <summary>Its customer gave notice, or with null took it back. False when that is known, or it runs no more.</summary>
    public bool EndAt(DateTimeOffset? endsAt, DateTimeOffset now)
    {
        if (EndsAt == endsAt || EndedAt is not null) { return false; }
        (EndsAt, ChangedAt) = (endsAt, now);
        return true;
    }

    /// <summary>Its customer withdrew from what was bought.</summary>
    public void Withdraw(DateTimeOffset now) => (WithdrawnAt, ChangedAt) = (WithdrawnAt ?? now, now);

    /// <summary>Money arrived that goes back. An order that is paid stays paid: then it was a second payment.</summary>
    public void Compensate(bool byPerson, DateTimeOffset now)
    {
        if (State == ChargeState.Confirmed) { return; }
        (State, ChangedAt) = (byPerson ? ChargeState.Held : ChargeState.Compensating, now);
    }

    public void Compensated(DateTimeOffset now)
    {
        if (State is ChargeState.Compensating or ChargeState.Held) { (State, ChangedAt) = (ChargeState.Compensated, now); }
    }
}

internal sealed class OrderChargeTable : IEntityTypeConfiguration<OrderCharge>
{
    public void Configure(EntityTypeBuilder<OrderCharge> builder)
    {
        builder.ToTable("order_charges");
        builder.HasKey(c => c.OrderId);
        builder.Property(c => c.OrderId).ValueGeneratedNever();
        builder.HasIndex(c => c.InvoiceId);
        builder.HasIndex(c => c.SubscriptionId);
        builder.HasIndex(c => c.State);
        builder.HasIndex(c => c.Changes);
        builder.Ignore(c => c.WantsMoney);
        builder.Ignore(c => c.WentBack);
        builder.Property(c => c.Offer).AsJson();
        builder.ComplexProperty(c => c.Net);
        builder.ComplexProperty(c => c.Tax);
        builder.ComplexProperty(c => c.Total);
    }
}
