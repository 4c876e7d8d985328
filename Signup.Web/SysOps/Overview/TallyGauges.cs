using SignupWeb.Contracts;
using SignupWeb.Platform.Watching;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Overview;

/// <summary>What the team has before it, in numbers that are kept anyway.</summary>
internal static class TallyGauges
{
    public static IServiceCollection AddTallyGauges(this IServiceCollection services) => services
        .AddGauges("signup.risks", "{risk}", "Open risks, by severity.", "severity", reading => Counted<Severity>(reading, ReadRisks.Tallied))
        .AddGauges("signup.contracts", "{contract}", "Running contracts, by colour.", "colour", reading => Counted<Colour>(reading, BoardEntry.Tallied));

    private static IEnumerable<(string Sort, double Value)> Counted<TSort>(Reading reading, string kind)
        where TSort : struct, Enum
    {
        var names = Enum.GetValues<TSort>().ToDictionary(sort => sort, sort => new[] { $"{kind}.{sort}", $"{kind}.{sort:D}" });
        var all = names.Values.SelectMany(name => name).ToList();
        var counted = reading.Db.Set<Tally>().Where(tally => all.Contains(tally.Name)).ToDictionary(tally => tally.Name, tally => tally.Count, StringComparer.Ordinal);
        return names.Select(sort => (sort.Key.ToString(), (double)sort.Value.Sum(name => counted.GetValueOrDefault(name))));
    }
}
