using System.Globalization;
using System.Text.RegularExpressions;
using SignupWeb.Kernel;
using SignupWeb.Plans;

namespace SignupWeb.SysOps.Moving;

/// <summary>A card on file at the payment service, as a line names it.</summary>
internal sealed record NamedCard(string Id, string Brand, string LastFour, int Month, int Year);

/// <summary>A contract's line that fits.</summary>
/// <param name="Card">Null where nothing is charged any more.</param>
internal sealed record CheckedContract(ContractLine Line, EmailAddress Email, PlanVersion Plan, PlanPrice Price, Money Total, Money Tax, int? Number, DateTimeOffset SignedAt, DateTimeOffset PaidFrom, DateTimeOffset PaidUntil, DateTimeOffset? EndsAt, DateTimeOffset? EndedAt, NamedCard? Card)
{
    public string Culture => Cells.CultureOf(Line.Language);
}

/// <summary>
/// Whether a line tells of a contract this shop could have made. Refusals: REFERENCE_INVALID, EMAIL_INVALID, PLAN_UNKNOWN, CYCLE_UNKNOWN, CURRENCY_UNKNOWN, AMOUNT_INVALID,
/// NUMBER_INVALID, INSTANT_INVALID, SIGNED_AT_MISSING, PAID_PERIOD_INVALID, DOWNLOAD_NOT_MOVED, PAYMENT_MISSING.
/// </summary>
internal sealed partial class CheckContract(IReadOnlyList<PlanVersion> plans)
{
    public static readonly Refusal ReferenceInvalid = Refusal.Invalid("REFERENCE_INVALID", "reference must be 3 to 40 letters, digits, hyphens and underscores.");

    public static readonly Refusal PlanUnknown = Refusal.Invalid("PLAN_UNKNOWN", "There is no plan {0} here. Make it under Plans, or say which one stands for it.");

    public static readonly Refusal CycleUnknown = Refusal.Invalid("CYCLE_UNKNOWN", "cycle must be monthly or yearly.");

    public static readonly Refusal CurrencyUnknown = Refusal.Invalid("CURRENCY_UNKNOWN", "currency must be one of {0}.");

    public static readonly Refusal TaxTooHigh = Refusal.Invalid("AMOUNT_INVALID", "tax must not be more than total.");

    public static readonly Refusal NumberInvalid = Refusal.Invalid("NUMBER_INVALID", "contract must be a number such as C-00001, or empty.");

    public static readonly Refusal SignedAtMissing = Refusal.Invalid("SIGNED_AT_MISSING", "signed_at must say when the contract was signed.");

    public static readonly Refusal PaidPeriodInvalid = Refusal.Invalid("PAID_PERIOD_INVALID", "paid_from and paid_until must be the period that is paid, the end after its beginning.");

    public static readonly Refusal DownloadNotMoved = Refusal.Invalid("DOWNLOAD_NOT_MOVED", "{0} is bought once: there is nothing that goes on.");

    public static readonly Refusal PaymentMissing = Refusal.Invalid("PAYMENT_MISSING", "What runs needs stripe_customer (cus_...), stripe_subscription (sub_...), stripe_card (pm_...), card_brand, card_last_four and card_expires (2029-12): without them nobody would ever be charged.");

    public Result<CheckedContract> Run(ContractLine line)
    {
        if (!References().IsMatch(line.Reference)) { return ReferenceInvalid; }
        if (!EmailAddress.TryParse(line.Email, out var email)) { return Customers.Customer.EmailInvalid; }
        if (Price(line).Refused(out var refusal, out var bought)) { return refusal; }
        if (Number(line.Contract).Refused(out refusal, out var number)) { return refusal; }
        if (Times(line).Refused(out refusal, out var times)) { return refusal; }
        var card = CardOf(line);
        if (times.EndedAt is null && (card is null || !line.StripeCustomer.StartsWith("cus_", StringComparison.Ordinal) || !line.StripeSubscription.StartsWith("sub_", StringComparison.Ordinal))) { return PaymentMissing; }
        return new CheckedContract(line, email, bought.Plan, bought.Price, bought.Total, bought.Tax, number, times.SignedAt, times.From, times.Until, times.EndsAt, times.EndedAt, card);
    }

    private Result<(PlanVersion Plan, PlanPrice Price, Money Total, Money Tax)> Price(ContractLine line)
    {
        if (plans.LastOrDefault(p => string.Equals(p.Name, line.Plan, StringComparison.OrdinalIgnoreCase) && (line.PlanVersion.Length == 0 || line.PlanVersion == p.Number.ToString(CultureInfo.InvariantCulture))) is not { } plan) { return PlanUnknown with { Arguments = [line.PlanVersion.Length == 0 ? line.Plan : $"{line.Plan}, version {line.PlanVersion}"] }; }
        if (plan.Kind == PlanKind.Download) { return DownloadNotMoved with { Arguments = [plan.Name] }; }
        if (!Enum.TryParse<BillingCycle>(line.Cycle, ignoreCase: true, out var cycle) || cycle is not (BillingCycle.Monthly or BillingCycle.Yearly)) { return CycleUnknown; }
        var currency = line.Currency.ToLowerInvariant();
        if (!Currencies.Known.Contains(currency, StringComparer.Ordinal)) { return CurrencyUnknown with { Arguments = [string.Join(", ", Currencies.Known)] }; }
        if (Cells.Amount(line.Price, currency, "price").Refused(out var refusal, out var net)) { return refusal; }
        if (Cells.Amount(line.Total, currency, "total").Refused(out refusal, out var total)) { return refusal; }
        if (Cells.Amount(line.Tax, currency, "tax").Refused(out refusal, out var tax)) { return refusal; }
        return tax.Minor > total.Minor ? TaxTooHigh : (plan, new PlanPrice(cycle, net), total, tax);
    }

    private static Result<(DateTimeOffset SignedAt, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? EndsAt, DateTimeOffset? EndedAt)> Times(ContractLine line)
    {
        if (Cells.Instant(line.SignedAt, "signed_at").Refused(out var refusal, out var signed)) { return refusal; }
        if (Cells.Instant(line.PaidFrom, "paid_from").Refused(out refusal, out var from)) { return refusal; }
        if (Cells.Instant(line.PaidUntil, "paid_until").Refused(out refusal, out var until)) { return refusal; }
        if (Cells.Instant(line.EndsAt, "ends_at").Refused(out refusal, out var ends)) { return refusal; }
        if (Cells.Instant(line.EndedAt, "ended_at").Refused(out refusal, out var ended)) { return refusal; }
        if (signed is null) { return SignedAtMissing; }
        return from is { } begin && until is { } end && end > begin ? (signed.Value, begin, end, ends, ended) : PaidPeriodInvalid;
    }

    private static Result<int?> Number(string text)
    {
        if (text.Length == 0) { return (int?)null; }
        return Numbers().Match(text) is { Success: true } match && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : NumberInvalid;
    }

    private static NamedCard? CardOf(ContractLine line) =>
        line.StripeCard.StartsWith("pm_", StringComparison.Ordinal) && line.CardBrand.Length > 0 && line.CardLastFour.Length == 4
        && DateOnly.TryParseExact(line.CardExpires + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires)
            ? new(line.StripeCard, line.CardBrand, line.CardLastFour, expires.Month, expires.Year)
            : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{3,40}$", RegexOptions.None, 1000)]
    private static partial Regex References();

    [GeneratedRegex("^C-(?<number>[0-9]{5,9})$", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
