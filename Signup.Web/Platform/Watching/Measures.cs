using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Watching;

/// <summary>What is counted and timed as it happens (docs/watching.md). While nobody listens, an instrument costs a look at a flag.</summary>
public static class Measures
{
    /// <summary>Of the meter all our instruments belong to.</summary>
    public const string Name = "Signup";

    /// <summary>Seconds, from a commit to a day.</summary>
    private static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 21600, 86400] };

    public static Meter Meter { get; } = new(Name);

    /// <summary>How long something waited, in seconds.</summary>
    public static Histogram<double> WaitOf(string name, string words) => Meter.CreateHistogram(name, "s", words, null, Waits);

    /// <summary>Counts once what the context holds is saved; not when it never is.</summary>
    public static void CountWhenSaved(this SignupDb db, Counter<long> counter, params KeyValuePair<string, object?>[] tags)
    {
        if (counter.Enabled) { db.WhenSaved(() => counter.Add(1, tags)); }
    }

    internal static void WhenSaved(this SignupDb db, Action saved)
    {
        db.SavedChanges += Once;

        void Once(object? sender, SavedChangesEventArgs e)
        {
            db.SavedChanges -= Once;
            saved();
        }
    }
}
