using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Subscriptions;

/// <summary>What of an invoice was paid back (R5). Written once for a refund, never changed; its number is without gaps within the year. Amounts are positive, as on the invoice.</summary>
public sealed class CreditNote : IWatched
{
    private CreditNote()
    {
    }

    public CreditNoteId Id { get; private init; }

    /// <summary>CN-2026-00001.</summary>
    public string Number { get; private init; } = string.Empty;

    public InvoiceId InvoiceId { get; private init; }

    public string InvoiceNumber { get; private init; } = string.Empty;

    public DateTimeOffset InvoiceIssuedAt { get; private init; }

    /// <summary>The payment service's refund (re_...).</summary>
    public string RefundId { get; private init; } = string.Empty;

    /// <summary>Why, as it was announced: an English sentence or a word of ours, also the key of its translation.</summary>
    public string Reason { get; private init; } = string.Empty;

    public OrderId OrderId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    public Seller Seller { get; private init; } = null!;

    public Party Party { get; private init; } = null!;

    public IReadOnlyList<InvoiceLine> Lines { get; private init; } = [];

    /// <summary>Its share of what a promotion code took off the invoice's lines; null without one.</summary>
    public Discount? Discount { get; private init; }

    public Money Net { get; private init; }

    public Money Tax { get; private init; }

    public Money Total { get; private init; }

    public TaxDecision? TaxDecision { get; private init; }

    public DateTimeOffset IssuedAt { get; private init; }

    public IEnumerable<string> Topics => [CustomerId.ToString()];

    public static string NumberOf(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"CN-{year:D4}-{number:D5}");

    /// <summary>Credits the refund, or what is left to credit where that is less. Net and tax are shared as on the invoice, so that the notes of an invoice paid back in full add up to it exactly.</summary>
    /// <param name="earlier">The notes there are of this invoice.</param>
    /// <param name="seller">For an invoice that did not keep its own.</param>
    public static CreditNote Of(Invoice invoice, IReadOnlyCollection<CreditNote> earlier, MoneyRefunded refund, string number, Seller seller, DateTimeOffset now)
    {
        var before = earlier.Sum(c => c.Total.Minor);
        var total = Math.Min(refund.Amount.Minor, invoice.Total.Minor - before);
        var tax = Share(invoice.Tax.Minor, before + total, invoice.Total.Minor) - earlier.Sum(c => c.Tax.Minor);
        var net = total - tax;
        var lines = Shared(invoice, earlier, net);
        var off = lines.Sum(line => line.Net.Minor) - net;
        return new()
        {
            Id = CreditNoteId.New(),
            Number = number,
            InvoiceId = invoice.Id,
            InvoiceNumber = invoice.Number,
            InvoiceIssuedAt = invoice.IssuedAt,
            RefundId = refund.RefundId,
            Reason = refund.Reason,
            OrderId = invoice.OrderId,
            CustomerId = invoice.CustomerId,
            ClientAccountId = invoice.ClientAccountId,
            Seller = invoice.Seller ?? seller,
            Party = invoice.Party,
            Lines = lines,
            Discount = invoice.Discount is { } discount ? discount with { Off = discount.Off with { Minor = off } } : null,
            Net = invoice.Net with { Minor = net },
            Tax = invoice.Tax with { Minor = tax },
            Total = invoice.Total with { Minor = total },
            TaxDecision = invoice.TaxDecision,
            IssuedAt = now,
        };
    }

    /// <summary>Each line's share of a net amount. With a discount the lines are worth more than the net, and what was credited so far counts, so that the notes of an invoice paid back in full take back its lines and its discount exactly.</summary>
    private static List<InvoiceLine> Shared(Invoice invoice, IReadOnlyCollection<CreditNote> earlier, long net)
    {
        var (before, soFar) = invoice.Discount is null ? (0, net) : (earlier.SelectMany(c => c.Lines).Sum(l => l.Net.Minor), earlier.Sum(c => c.Net.Minor) + net);
        List<InvoiceLine> lines = [];
        long above = 0;
        foreach (var line in invoice.Lines)
        {
            above += line.Net.Minor;
            var share = Share(soFar, above, invoice.Net.Minor) - before - lines.Sum(l => l.Net.Minor);
            lines.Add(line with { Net = line.Net with { Minor = share } });
        }

        return lines;
    }

    /// <summary>part / whole of an amount, rounded half up to the minor unit. None of them is negative.</summary>
    private static long Share(long amount, long part, long whole) =>
        whole == 0 ? 0 : (long)(((2 * (Int128)amount * part) + whole) / (2 * (Int128)whole));
}
