namespace SignupWeb.Kernel;

/// <summary>For how long something was used of what is paid.</summary>
/// <param name="Days">Full days.</param>
/// <param name="InPeriod">Days of one paid period.</param>
/// <param name="Paid">Days of all periods that are paid.</param>
public sealed record UsedDays(int Days, int InPeriod, int Paid);
