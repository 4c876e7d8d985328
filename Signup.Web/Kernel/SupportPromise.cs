namespace SignupWeb.Kernel;

/// <summary>When people are there to answer, on the shop's clock.</summary>
/// <param name="From">When they begin.</param>
/// <param name="To">When they stop on the same day; midnight is the end of that day.</param>
public sealed record SupportHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To);

/// <summary>How soon a support request gets its first answer (R5).</summary>
/// <param name="FirstAnswer">Counted in support hours.</param>
/// <param name="Hours">Null is day and night, every day.</param>
public sealed record SupportPromise(TimeSpan FirstAnswer, SupportHours? Hours = null);
