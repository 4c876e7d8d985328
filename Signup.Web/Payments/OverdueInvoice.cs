using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>A billing cycle whose charge failed (R2, R5): tried again and told of after 3, 7 and 14 days, then the subscription is suspended until it is paid.</summary>
public sealed class OverdueInvoice : IVersioned, IWatched
{
    /// <summary>Days after the first failure; with the last one the subscription is suspended.</summary>
    public static readonly IReadOnlyList<int> TriedAfterDays = [3, 7, 14];

    private OverdueInvoice()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>in_...</summary>
    public string InvoiceId { get; private init; } = string.Empty;

    public string SubscriptionId { get; private init; } = string.Empty;

    public OrderId OrderId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public Money Total { get; private init; }

    public DateTimeOffset FailedAt { get; private init; }

    /// <summary>The reason of the newest refusal.</summary>
    public string Reason { get; private set; } = string.Empty;

    /// <summary>The payment service's page to pay or confirm it.</summary>
    public string? Url { get; private set; }

    /// <summary>Further tries that failed.</summary>
    public int Tries { get; private set; }

    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>Paid, or no longer asked for.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [OrderId.ToString(), CustomerId.ToString(), "payments"];

    /// <summary>When the subscription is suspended unless it is paid.</summary>
    public DateTimeOffset SuspendsAt => FailedAt.AddDays(TriedAfterDays[^1]);

    /// <summary>When it is tried again; null after the last time.</summary>
    public DateTimeOffset? NextTryAt => Tries < TriedAfterDays.Count ? FailedAt.AddDays(TriedAfterDays[Tries]) : null;

    public static OverdueInvoice Of(OrderCharge charge, InvoiceFacts invoice, string reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        InvoiceId = invoice.Id,
        SubscriptionId = charge.SubscriptionId!,
        OrderId = charge.OrderId,
        CustomerId = charge.CustomerId,
        Total = invoice.Total,
        FailedAt = now,
        Reason = reason,
        Url = invoice.HostedUrl,
    };

    /// <summary>This further try failed. False when that is old news, or it is settled.</summary>
    public bool Fail(int tries, string reason, string? url, DateTimeOffset now)
    {
        if (SettledAt is not null || tries <= Tries) { return false; }
        (Tries, Reason, Url) = (tries, reason, url ?? Url);
        if (NextTryAt is null) { SuspendedAt ??= now; }
        return true;
    }

    /// <summary>A further try, for a worker.</summary>
    /// <param name="tries">Which it is; 0 for one that a new card brings about.</param>
    /// <param name="paymentMethodId">Null is the subscription's own card.</param>
    internal PaymentOperation PlanTry(string key, int tries, string? paymentMethodId, DateTimeOffset now) => PaymentOperation.Plan(
        OperationKind.PayOverdue, key, Id, now, order: OrderId, attempt: tries, parameters: System.Text.Json.JsonSerializer.Serialize(new OverdueParameters(InvoiceId, paymentMethodId), PaymentCalls.Json));

    /// <summary>Paid, void or given up at the payment service. True when a suspension ends with it.</summary>
    public bool Settle(DateTimeOffset now)
    {
        var wasSuspended = SettledAt is null && SuspendedAt is not null;
        SettledAt ??= now;
        return wasSuspended;
    }
}

internal sealed class OverdueInvoiceTable : IEntityTypeConfiguration<OverdueInvoice>
{
    public void Configure(EntityTypeBuilder<OverdueInvoice> builder)
    {
        builder.ToTable("overdue_invoices");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasIndex(i => i.InvoiceId).IsUnique();
        builder.HasIndex(i => i.CustomerId);
        builder.HasIndex(i => i.FailedAt, "overdue_now").HasFilter("\"SettledAt\" IS NULL");
        builder.Ignore(i => i.SuspendsAt);
        builder.Ignore(i => i.NextTryAt);
        builder.ComplexProperty(i => i.Total);
    }
}
