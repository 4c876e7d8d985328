namespace SignupBench.Running;

/// <summary>What the rounds of one line gave.</summary>
internal sealed record Row(Line Line, IReadOnlyList<double> Ours, IReadOnlyList<double> Peer, IReadOnlyList<Probe> Probes)
{
    /// <summary>Ratios further apart than this say more about the machine than about us.</summary>
    private const double MostSpread = 0.30;

    private IReadOnlyList<double> Judged => Line.Peer is null ? Ours : [.. Ours.Zip(Peer, (ours, peer) => ours / peer)];

    private double Spread => (Judged.Max() - Judged.Min()) / Judged.Median();

    private string Aim => Line.Goal is { } goal ? $"{(goal.IsLeast ? "≥" : "≤")} {Number(goal.Limit)}" : "";

    /// <summary>A ratio is judged by its median; a value without a peer by its worst round, since there is nothing that had the same bad luck.</summary>
    private string Verdict => Line.Goal is { } goal ? goal.IsMet(Line.Peer is not null ? Judged.Median() : goal.IsLeast ? Judged.Min() : Judged.Max()) ? "met" : "**not met**" : "";

    /// <summary>As a line of a Markdown table.</summary>
    public override string ToString()
    {
        string[] cells = Line.Peer is null ? [Line.Says, "", "", Aim, $"{Range(Ours)} {Line.Unit}", Verdict]
            : Spread > MostSpread ? [Line.Says, "", Line.Peer, Aim, "too noisy", string.Create(CultureInfo.InvariantCulture, $"{Spread:P0} spread")]
            : [Line.Says, $"{Number(Ours.Median())} {Line.Unit}", $"{Line.Peer}: {Number(Peer.Median())}", Aim, Range(Judged), Verdict];
        return $"| {string.Join(" | ", cells)} | {Range(Probes.Select(p => p.Spin))} | {Range(Probes.Select(p => p.Fsync))} |";
    }

    /// <summary>Every round, published or not.</summary>
    public string Rounds => $"{Line.Says}: ours {string.Join(' ', Ours.Select(Number))}, peer {string.Join(' ', Peer.Select(Number))}";

    private static string Range(IEnumerable<double> values)
    {
        var all = values.ToList();
        return all.Count == 1 ? Number(all[0]) : $"{Number(all.Median())} ({Number(all.Min())}..{Number(all.Max())})";
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "N0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);
}

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values) => values.At(0.5);

    /// <summary>The value below which this share of them lies.</summary>
    public static double At(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
