namespace SignupTests.House;

/// <summary>Ways to read or wait for a clock that no test can move.</summary>
public static class Clocks
{
    private const string Provider = "System.TimeProvider";

    public static bool ReadsAnotherClock(Mention what) => (what.Type, what.Member) switch
    {
        ("System.DateTime", "get_Now" or "get_UtcNow" or "get_Today") => true,
        ("System.DateTimeOffset", "get_Now" or "get_UtcNow") => true,
        ("System.Environment", "get_TickCount" or "get_TickCount64") => true,
        ("System.Threading.Thread", "Sleep") => true,
        ("System.Threading.Tasks.Task", "Delay") => !what.Parameters.Contains(Provider, StringComparer.Ordinal),
        ("System.Threading.PeriodicTimer", ".ctor") => !what.Parameters.Contains(Provider, StringComparer.Ordinal),
        ("System.Threading.Timer" or "System.Timers.Timer", ".ctor") => true,
        _ => false,
    };
}
