using System.Text.Json.Serialization;
using SignupWeb.Kernel;

namespace SignupWeb.Payments.Reconciling;

/// <summary>In which way money and records differ.</summary>
public enum DifferenceKind
{
    /// <summary>Money moved at the payment service; our ledger does not have it.</summary>
    NotInLedger,

    /// <summary>Our ledger has it; the payment service does not.</summary>
    NotThere,

    /// <summary>What was received on an invoice is not what stands in the ledger for it.</summary>
    LedgerAmount,

    /// <summary>Money that was kept has no invoice of ours.</summary>
    NoInvoice,

    /// <summary>Our invoice says another amount than was paid.</summary>
    InvoiceAmount,

    /// <summary>An invoice of ours for which no money came.</summary>
    InvoiceWithoutMoney,

    /// <summary>Money went back and was not credited, or not all of it.</summary>
    NotCredited,

    /// <summary>A credit note for which no money went back.</summary>
    CreditWithoutRefund,

    /// <summary>A subscription was paid and does not exist.</summary>
    NoSubscription,

    /// <summary>An order was paid and has no contract.</summary>
    NoContract,

    /// <summary>A subscription runs, its contract does not.</summary>
    SubscriptionWithoutContract,

    /// <summary>A contract runs, its subscription does not.</summary>
    ContractWithoutSubscription,

    /// <summary>A subscription runs that has ended at the payment service.</summary>
    EndedThere,
}

/// <summary>One thing that should agree and does not.</summary>
/// <param name="Id">What it is about: a payment, an invoice, a contract.</param>
/// <param name="Amount">Null where it is not about money.</param>
/// <param name="OrderId">Null when it belongs to no order we know.</param>
public sealed record Difference(DifferenceKind Kind, string Id, Money? Amount, OrderId? OrderId)
{
    /// <summary>For the risk: "NoInvoice in_1 17731 eur".</summary>
    public override string ToString() => Amount is { } money ? $"{Kind} {Id} {money.Minor} {money.Currency}" : $"{Kind} {Id}";
}

/// <summary>The month of one currency, in minor units, and what runs in it now.</summary>
/// <param name="Captured">What the payment service's invoices say was paid.</param>
/// <param name="Refunded">What went back and stayed there.</param>
/// <param name="Ledger">Captured less refunded, as our ledger has it; disputes apart.</param>
/// <param name="Invoices">Our invoices for what was captured, less the credit notes for what went back.</param>
/// <param name="Uninvoiced">Money that must not stay and has no invoice: still here, or gone back this month.</param>
/// <param name="Credit">Paid from credit balances or outside the payment service: on invoices, in no ledger.</param>
/// <param name="Disputed">Taken by banks and not won back.</param>
public sealed record CurrencyBooks(string Currency, long Captured, long Refunded, long Ledger, long Invoices, long Uninvoiced, long Credit, long Disputed, int Subscriptions, int Contracts)
{
    public long Left => Captured - Refunded;

    [JsonIgnore]
    public bool AreEqual => Left == Ledger && Left - Uninvoiced + Credit == Invoices && Subscriptions == Contracts;
}

/// <summary>What our own records say when they are held against each other.</summary>
public sealed record Comparison(IReadOnlyList<Difference> Differences, IReadOnlyList<CurrencyBooks> Currencies);

/// <summary>Compares what was made of the money: invoices, credit notes, subscriptions, contracts. Payments know none of them, whoever reads all slices does.</summary>
public interface IComparedRecords
{
    /// <param name="since">Money and documents of before are not looked at any more; what runs is, however old.</param>
    /// <param name="until">Younger rows may still wait for what is made of them.</param>
    Task<Comparison> Compare(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);
}
