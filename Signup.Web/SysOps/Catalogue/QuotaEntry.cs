using System.Globalization;
using SignupWeb.Plans;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>A quota as somebody types it.</summary>
public sealed class QuotaEntry
{
    /// <summary>What it is known by; one that is new takes it from its English name.</summary>
    public string? Key { get; init; }

    public string? English { get; set; }

    public string? German { get; set; }

    /// <summary>Nothing is unlimited.</summary>
    public string? Amount { get; set; }

    public string KeyNow => Key ?? string.Join('-', (English ?? string.Empty).ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries));

    public static QuotaEntry Of(PlanQuota quota, PlanDraft draft) => new()
    {
        Key = quota.Key,
        English = NameIn("en", quota, draft),
        German = NameIn("de", quota, draft),
        Amount = quota.Amount?.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>False when what was typed is no whole number.</summary>
    public bool TryRead(out PlanQuota quota)
    {
        var isNumber = int.TryParse(Amount?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var amount);
        quota = new(KeyNow, isNumber ? amount : null);
        return isNumber || string.IsNullOrWhiteSpace(Amount);
    }

    private static string? NameIn(string language, PlanQuota quota, PlanDraft draft) => draft.Words.FirstOrDefault(w => w.Language == language)?.QuotaNames.GetValueOrDefault(quota.Key);
}
