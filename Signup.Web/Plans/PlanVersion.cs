using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>One version of a plan. Never changes, so what was sold can always be looked up as it was.</summary>
public sealed class PlanVersion
{
    private PlanVersion()
    {
    }

    public PlanVersionId Id { get; private init; }

    public PlanId PlanId { get; private init; }

    /// <summary>1, 2, 3 within its plan.</summary>
    public int Number { get; private init; }

    public string Name { get; private init; } = string.Empty;

    public PlanKind Kind { get; private init; }

    public IReadOnlyList<PlanPrice> Prices { get; private init; } = [];

    public IReadOnlyList<PlanWords> Words { get; private init; } = [];

    public IReadOnlyList<PlanQuota> Quotas { get; private init; } = [];

    public IReadOnlyList<CriterionTemplate> Criteria { get; private init; } = [];

    public TimeSpan? RemorseWindow { get; private init; }

    public string? FileName { get; private init; }

    /// <summary>How soon support requests are answered; null promises nothing.</summary>
    public SupportPromise? Support { get; private init; }

    /// <summary>How a contract made from it can be ended; null is with any period, and withdrawal as the setting says.</summary>
    public EndTerms? Ends { get; private init; }

    public DateTimeOffset PublishedAt { get; private init; }

    /// <summary>Null for what comes with the application.</summary>
    public string? PublishedBy { get; private init; }

    public static PlanVersion Of(Plan plan, PlanDraft draft, int number, DateTimeOffset now, string? by = null) => new()
    {
        Id = PlanVersionId.New(),
        PlanId = plan.Id,
        Number = number,
        Name = draft.Name,
        Kind = plan.Kind,
        Prices = draft.Prices,
        Words = draft.Words,
        Quotas = draft.Quotas,
        Criteria = draft.Criteria,
        RemorseWindow = draft.RemorseWindow,
        FileName = draft.FileName,
        Support = draft.Support,
        Ends = draft.Ends,
        PublishedAt = now,
        PublishedBy = by,
    };

    /// <summary>All it says, to begin the next one with.</summary>
    public PlanDraft AsDraft() => new(Name, Prices, Words, Quotas, Criteria, RemorseWindow, FileName, Support, Ends: Ends);

    /// <summary>Its words in the culture's language, English where there are none.</summary>
    public PlanWords WordsIn(CultureInfo culture) =>
        Words.FirstOrDefault(w => w.Language == culture.TwoLetterISOLanguageName) ?? Words.First(w => w.Language == "en");

    /// <summary>What it is paid in by somebody who would pay in the wanted currency: that, where it has a price list, else the shop's own, else its first.</summary>
    public string CurrencyFor(string wanted, string shops)
    {
        var lists = Prices.Select(p => p.Net.Currency).ToList();
        return lists.Find(c => c == wanted) ?? lists.Find(c => c == shops) ?? lists[0];
    }

    /// <summary>What is sold once has no cycle to choose: whatever cycle is asked for, it is bought once. Null when the cycle is not offered.</summary>
    /// <param name="currency">Null is the currency of its first price.</param>
    public PlanPrice? PriceOf(BillingCycle cycle, string? currency = null)
    {
        var list = Prices.Where(p => p.Net.Currency == (currency ?? Prices[0].Net.Currency)).ToList();
        return list is [{ Cycle: BillingCycle.Once } once] ? once : list.Find(p => p.Cycle == cycle);
    }

    /// <summary>The version in one cycle, frozen for quote, order and contract, in the reader's language or else in English.</summary>
    public Offer OfferIn(PlanPrice price, TimeSpan remorseWindow, CultureInfo culture)
    {
        var words = WordsIn(culture);
        return new Offer(
            PlanId,
            Id,
            Number,
            Name,
            Kind,
            price.Cycle,
            price.Net,
            RemorseWindow ?? remorseWindow,
            words.SupportHours,
            words.Contents,
            [.. Quotas.Select(q => new QuotaGrant(q.Key, words.QuotaNames.GetValueOrDefault(q.Key, q.Key), q.Amount))],
            Criteria,
            FileName,
            words.Language,
            Support: Support,
            Ends: Ends ?? new());
    }
}
