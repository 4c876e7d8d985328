using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Subscriptions;

internal sealed class SubscriptionTable : IEntityTypeConfiguration<Subscription>, IEntityTypeConfiguration<Quota>, IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<CreditNote>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("subscriptions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.OrderId).IsUnique();
        builder.HasIndex(s => s.ClientAccountId);
        builder.HasIndex(s => new { s.CustomerId, s.StartedAt });
        builder.HasIndex(s => s.StartedAt, "running_subscriptions").HasFilter("\"EndedAt\" IS NULL");
        builder.Ignore(s => s.IsRunning);
        builder.Ignore(s => s.NextCharge);
        builder.Property(s => s.Offer).AsJson();
        builder.Property(s => s.BilledTo).AsJson();
        builder.Property(s => s.Change).AsJson();
        builder.ComplexProperty(s => s.Total);
    }

    public void Configure(EntityTypeBuilder<Quota> builder)
    {
        builder.ToTable("quotas");
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.HasIndex(q => new { q.SubscriptionId, q.Key }).IsUnique();
        builder.HasIndex(q => q.ClientAccountId);
    }

    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoices");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Number).HasMaxLength(20);
        builder.HasIndex(i => i.Number).IsUnique();
        builder.HasIndex(i => i.OrderId).IsUnique().HasFilter("\"PurchaseId\" IS NOT NULL");
        builder.HasIndex(i => i.PaymentInvoiceId).IsUnique();
        builder.HasIndex(i => new { i.CustomerId, i.IssuedAt });
        builder.HasIndex(i => i.IssuedAt);
        builder.Property(i => i.PaymentInvoiceId).HasMaxLength(255);
        builder.Property(i => i.PaymentInvoiceNumber).HasMaxLength(255);
        builder.Property(i => i.Card).HasMaxLength(60);
        builder.Property(i => i.Seller).AsJson();
        builder.Property(i => i.Party).AsJson();
        builder.Property(i => i.Lines).AsJson();
        builder.Property(i => i.Discount).AsJson();
        builder.Property(i => i.TaxDecision).AsJson();
        builder.ComplexProperty(i => i.Net);
        builder.ComplexProperty(i => i.Tax);
        builder.ComplexProperty(i => i.Total);
    }

    public void Configure(EntityTypeBuilder<CreditNote> builder)
    {
        builder.ToTable("credit_notes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.Property(c => c.InvoiceNumber).HasMaxLength(20);
        builder.Property(c => c.RefundId).HasMaxLength(255);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => new { c.InvoiceId, c.RefundId }).IsUnique();
        builder.HasIndex(c => c.RefundId);
        builder.HasIndex(c => new { c.CustomerId, c.IssuedAt });
        builder.HasIndex(c => c.IssuedAt);
        builder.Property(c => c.Seller).AsJson();
        builder.Property(c => c.Party).AsJson();
        builder.Property(c => c.Lines).AsJson();
        builder.Property(c => c.Discount).AsJson();
        builder.Property(c => c.TaxDecision).AsJson();
        builder.ComplexProperty(c => c.Net);
        builder.ComplexProperty(c => c.Tax);
        builder.ComplexProperty(c => c.Total);
    }
}
