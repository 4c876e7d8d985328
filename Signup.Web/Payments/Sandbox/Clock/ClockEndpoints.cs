using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Payments.Sandbox.Clock;

/// <summary>For checks from outside: <c>GET</c> and <c>POST /sandbox/test/clock</c>.</summary>
internal static class ClockEndpoints
{
    private static readonly Refusal Unreadable = Refusal.Invalid("CLOCK_UNREADABLE", "Send advance, such as 31.00:00:00 for 31 days, or to, such as 2027-01-31T12:00:00Z.", "advance");

    /// <param name="Advance">How far, as days.hours:minutes:seconds.</param>
    /// <param name="To">An instant; without an offset it is UTC.</param>
    internal sealed record Body(string? Advance, string? To);

    public static void MapClock(this IEndpointRouteBuilder tests)
    {
        tests.MapGet("/clock", (SandboxClock clock) => Shown(clock.Read()));
        tests.MapPost("/clock", async (Body body, SandboxClock clock, CancellationToken cancellationToken) =>
            (Asked(body, clock.Read().Now) is { } by ? await clock.Advance(by, cancellationToken) : Unreadable) is { Refusal: { } refusal }
                ? TestAnswer.No(refusal)
                : Shown(clock.Read()));
    }

    private static TimeSpan? Asked(Body body, DateTimeOffset now) => body switch
    {
        { Advance: { } text, To: null } => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var by) ? by : null,
        { Advance: null, To: { } text } => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var to) ? to - now : null,
        _ => null,
    };

    private static IResult Shown(ClockReading reading) => Results.Json(new { now = reading.Now, ahead = reading.Ahead.ToString("c", CultureInfo.InvariantCulture), moved = reading.IsMoved });
}
