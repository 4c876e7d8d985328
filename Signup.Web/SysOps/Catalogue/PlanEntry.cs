using System.Globalization;
using System.Text.Json;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>The next version of a plan as somebody types it. Amounts are digits and the decimal separator of the reader's language.</summary>
public sealed class PlanEntry
{
    public const string NoAmount = "Enter an amount like {0}, or leave it empty.";

    public const string NoNumber = "Enter a whole number, or leave it empty.";

    public const string NoTime = "Enter a whole number, and times like 09:00.";

    public PlanKind Kind { get; set; } = PlanKind.SupportContract;

    public string? Name { get; set; }

    public string? Position { get; set; }

    public bool IsRecommended { get; set; }

    public WordsEntry English { get; } = new();

    public WordsEntry German { get; } = new();

    /// <summary>By <see cref="FieldOf"/>.</summary>
    public Dictionary<string, string?> Prices { get; } = new(StringComparer.Ordinal);

    public List<QuotaEntry> Quotas { get; } = [];

    public LengthEntry Remorse { get; } = new();

    public string? FileName { get; set; }

    public SupportEntry Support { get; } = new();

    public EndEntry Ends { get; } = new();

    /// <summary>What a plan of this kind is paid in.</summary>
    public IReadOnlyList<BillingCycle> Cycles => Kind == PlanKind.Download ? [BillingCycle.Once] : [BillingCycle.Monthly, BillingCycle.Yearly];

    public static string FieldOf(string currency, BillingCycle cycle) => $"price-{currency}-{cycle.ToString().ToLowerInvariant()}";

    /// <summary>An empty one, for a plan that is to be added.</summary>
    public static PlanEntry New()
    {
        var entry = new PlanEntry();
        entry.Support.Take(null);
        return entry;
    }

    public static PlanEntry Of(Plan plan, PlanDraft draft, CultureInfo reader)
    {
        var entry = new PlanEntry
        {
            Kind = plan.Kind,
            Name = draft.Name,
            Position = (draft.Position ?? plan.Position).ToString(CultureInfo.InvariantCulture),
            IsRecommended = draft.IsRecommended ?? plan.IsRecommended,
            FileName = draft.FileName,
        };
        entry.English.Take(draft.Words.FirstOrDefault(w => w.Language == "en"));
        entry.German.Take(draft.Words.FirstOrDefault(w => w.Language == "de"));
        foreach (var price in draft.Prices) { entry.Prices[FieldOf(price.Net.Currency, price.Cycle)] = AmountEntry.Typed(price.Net, reader); }
        entry.Quotas.AddRange(draft.Quotas.Select(q => QuotaEntry.Of(q, draft)));
        entry.Remorse.Take(draft.RemorseWindow, LengthUnit.Seconds);
        entry.Support.Take(draft.Support);
        entry.Ends.Take(draft.Ends);
        return entry;
    }

    /// <summary>All that is typed, to tell whether anything was.</summary>
    public string Snapshot() => JsonSerializer.Serialize(this);

    /// <summary>The draft, without what is no number; that is named, field by field.</summary>
    /// <param name="currencies">In which it can be paid.</param>
    public (PlanDraft Draft, IReadOnlyList<Refusal> Problems) Read(IReadOnlyList<string> currencies, CultureInfo reader)
    {
        var problems = new List<Refusal>();
        var prices = PricesIn(currencies, reader, problems);
        var quotas = AllQuotas(problems);
        if (!Remorse.TryRead(out var window)) { problems.Add(Refusal.Invalid("NO_NUMBER", NoNumber, "remorseWindow")); }
        if (!Support.TryRead(out var promise)) { problems.Add(Refusal.Invalid("NO_TIME", NoTime, "support")); }
        if (!Ends.TryRead(Kind, out var ends)) { problems.Add(Refusal.Invalid("NO_NUMBER", NoNumber, "ends")); }
        var place = int.TryParse(Position?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : default(int?);
        if (place is null && !string.IsNullOrWhiteSpace(Position)) { problems.Add(Refusal.Invalid("NO_NUMBER", NoNumber, "position")); }
        List<PlanWords> words = [English.Read("en", Quotas.Select(q => (q.KeyNow, q.English)))];
        if (!German.IsEmpty) { words.Add(German.Read("de", Quotas.Select(q => (q.KeyNow, q.German)))); }
        var file = Kind == PlanKind.Download && !string.IsNullOrWhiteSpace(FileName) ? FileName.Trim() : null;
        return (new(Name?.Trim() ?? string.Empty, prices, words, quotas, [], window, file, promise, place, IsRecommended, ends), problems);
    }

    private List<PlanPrice> PricesIn(IReadOnlyList<string> currencies, CultureInfo reader, List<Refusal> problems)
    {
        var prices = new List<PlanPrice>();
        foreach (var (currency, cycle) in currencies.SelectMany(currency => Cycles.Select(cycle => (currency, cycle))))
        {
            var field = FieldOf(currency, cycle);
            if (Prices.GetValueOrDefault(field) is not { } typed || string.IsNullOrWhiteSpace(typed)) { continue; }
            if (AmountEntry.Minor(typed, currency, reader) is { } minor) { prices.Add(new(cycle, new(minor, currency))); }
            else { problems.Add(Refusal.Invalid("NO_AMOUNT", NoAmount, field) with { Arguments = [AmountEntry.Typed(new(149_00, currency), reader)] }); }
        }

        return prices;
    }

    private List<PlanQuota> AllQuotas(List<Refusal> problems)
    {
        var quotas = new List<PlanQuota>();
        foreach (var (typed, index) in Quotas.Select((q, i) => (q, i)))
        {
            if (!typed.TryRead(out var quota)) { problems.Add(Refusal.Invalid("NO_NUMBER", NoNumber, $"quota-{index}-amount")); }
            quotas.Add(quota);
        }

        return quotas;
    }
}
