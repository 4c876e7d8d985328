using SignupWeb.Plans;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>What is said about a plan in one language, as somebody types it.</summary>
public sealed class WordsEntry
{
    public string? Tagline { get; set; }

    /// <summary>What is in the plan, a line each.</summary>
    public string? Contents { get; set; }

    public string? SupportHours { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Tagline + Contents + SupportHours);

    public void Take(PlanWords? words) => (Tagline, Contents, SupportHours) = (words?.Tagline, words is null ? null : string.Join('\n', words.Contents), words?.SupportHours);

    public PlanWords Read(string language, IEnumerable<(string Key, string? Name)> quotas) => new(
        language,
        Tagline?.Trim() ?? string.Empty,
        (Contents ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        SupportHours?.Trim() ?? string.Empty,
        quotas.Where(q => !string.IsNullOrWhiteSpace(q.Name)).DistinctBy(q => q.Key, StringComparer.Ordinal).ToDictionary(q => q.Key, q => q.Name!.Trim(), StringComparer.Ordinal));
}
