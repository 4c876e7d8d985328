using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Payments;

/// <summary>Business buyers' VAT numbers: handed to the payment service, which checks them, and what the checks have shown.</summary>
public sealed class TaxNumbers(IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    /// <summary>What is known of a number; Unknown for one that was never handed over.</summary>
    public async Task<TaxIdStanding> StandingOf(string stripeCustomerId, string? value, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(value)) { return TaxIdStanding.Unknown; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<TaxNumber>().AsNoTracking().SingleOrDefaultAsync(n => n.StripeCustomerId == stripeCustomerId && n.Value == value, cancellationToken) is { } number ? number.Standing : TaxIdStanding.Unknown;
    }

    /// <summary>txi_...; null while the payment service has none of this payer.</summary>
    public async Task<string?> IdOf(string stripeCustomerId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<TaxNumber>().Where(n => n.StripeCustomerId == stripeCustomerId).Select(n => n.TaxIdId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Plans to hand over a payer's number, or to take back one they no longer have. The same number again is a no-op.</summary>
    /// <returns>The number, null for a payer who never had one.</returns>
    public async Task<TaxNumber?> Ask(SignupDb db, string stripeCustomerId, ClientAccountId account, string country, string? taxId, CancellationToken cancellationToken)
    {
        var number = await db.Set<TaxNumber>().SingleOrDefaultAsync(n => n.StripeCustomerId == stripeCustomerId, cancellationToken);
        var (kind, written) = Written(country, taxId);
        if (number is null && kind is null) { return null; }
        if (number is null) { db.Add(number = TaxNumber.Of(stripeCustomerId, account)); }
        if (!number.Replace(country, kind is null ? string.Empty : taxId!)) { return number; }
        var asked = new TaxNumberParameters(stripeCustomerId, kind, written);
        db.Add(PaymentOperation.Plan(OperationKind.AddTaxNumber, $"tax-number-{stripeCustomerId}-{number.Told}", account.Value, time.GetUtcNow(), parameters: JsonSerializer.Serialize(asked, PaymentCalls.Json), lane: account.Value));
        return number;
    }

    /// <summary>How the payment service calls the numbers of a country, and how it wants this one written; null for a country whose numbers it does not check.</summary>
    private static (string? Kind, string Value) Written(string country, string? value) => value is not { Length: > 0 } || !TaxId.IsWellFormed(country, value)
        ? (null, string.Empty)
        : country switch
        {
            "GB" => ("gb_vat", value),
            "NO" => ("no_vat", string.Concat(value.Where(char.IsAsciiDigit)) + "MVA"),
            "CH" => ("ch_vat", $"CHE-{value[3..6]}.{value[6..9]}.{value[9..12]} {(value.Length > 12 ? value[12..] : "MWST")}"),
            _ when TaxCountries.Find(country) is { IsInEu: true } => ("eu_vat", value),
            _ => (null, string.Empty),
        };
}
