using SignupWeb.Kernel;
using SignupWeb.Platform.Clocks;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Payments.Sandbox.Clock;

/// <summary>The shop's clock as it stands.</summary>
/// <param name="Now">The shop's time.</param>
/// <param name="Ahead">How far it was moved.</param>
public sealed record ClockReading(DateTimeOffset Now, TimeSpan Ahead)
{
    public bool IsMoved => Ahead > TimeSpan.Zero;
}

/// <summary>
/// Moves the shop's clock, forwards only: in steps of a day at most, and to the instant at which the next work falls due, which is done
/// before the clock goes on. A year's move renews a monthly subscription twelve times.
/// </summary>
/// <param name="time">The shop's clock.</param>
/// <param name="offset">Where it is kept.</param>
/// <param name="outside">What is not to be moved with it.</param>
/// <param name="services">Has the workers, once all is built.</param>
/// <param name="wall">What is waited by: a clock that a test moves does not go by itself.</param>
public sealed class SandboxClock(TimeProvider time, ClockOffset offset, IEnumerable<IKeepsItsTime> outside, IServiceProvider services, TimeProvider wall) : IDisposable
{
    public static readonly Refusal Fixed = Refusal.Conflict("CLOCK_FIXED", "This clock cannot be moved.");

    public static readonly Refusal Backwards = Refusal.Invalid("CLOCK_BACKWARDS", "The clock moves forwards only.", "advance");

    public static readonly Refusal TooFar = Refusal.Invalid("CLOCK_TOO_FAR", "The clock moves by 400 days at most at a time.", "advance");

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(400);
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim one = new(1, 1);

    public ClockReading Read() => new(time.GetUtcNow(), time is MovableTime movable ? movable.Ahead : TimeSpan.Zero);

    /// <summary>Moves the clock by this much. Refusals: CLOCK_FIXED, CLOCK_BACKWARDS, CLOCK_TOO_FAR.</summary>
    public async Task<Result<ClockReading>> Advance(TimeSpan by, CancellationToken cancellationToken = default)
    {
        if (time is not MovableTime movable) { return Fixed; }
        if (by <= TimeSpan.Zero) { return Backwards; }
        if (by > Farthest) { return TooFar; }
        await one.WaitAsync(cancellationToken);
        try
        {
            await Go(movable, by, cancellationToken);
        }
        finally
        {
            one.Release();
        }

        return Read();
    }

    /// <summary>
    /// Sets the clock back until it is moved on again: what happens meanwhile has happened before (docs/decisions/0033). It is not kept, so that a
    /// process that ends on the way starts where the clock stood; and who was signed in before has as long left after. Refusal: CLOCK_FIXED.
    /// </summary>
    internal async Task<Result<Done>> SetBack(TimeSpan by, CancellationToken cancellationToken)
    {
        if (time is not MovableTime movable) { return Fixed; }
        await one.WaitAsync(cancellationToken);
        try
        {
            movable.SetBack(by);
        }
        finally
        {
            one.Release();
        }

        return Done.It;
    }

    public void Dispose() => one.Dispose();

    private async Task Go(MovableTime movable, TimeSpan by, CancellationToken cancellationToken)
    {
        var workers = services.GetServices<IHostedService>().OfType<IFallsDue>().ToList();
        await Settle(workers, cancellationToken);
        var (end, kept) = (movable.Ahead + by, offset.Read());
        while (end - movable.Ahead is var left && left > TimeSpan.Zero)
        {
            var due = await Next(workers, cancellationToken) - movable.GetUtcNow();
            var step = Shortest(left, LongestStep, due < ShortestStep ? ShortestStep : due ?? LongestStep);
            if (movable.Ahead + step > kept)
            {
                foreach (var unmoved in outside) { await unmoved.PutOff(step, cancellationToken); }
                offset.Save(movable.Ahead + step);
            }

            movable.Move(step);
            await Settle(workers, cancellationToken);
        }
    }

    /// <summary>Waits until nothing is due any more, but not for ever: what cannot be done now must not keep the clock.</summary>
    private async Task Settle(List<IFallsDue> workers, CancellationToken cancellationToken)
    {
        var end = wall.GetUtcNow() + Patience;
        while (await Next(workers, cancellationToken) <= time.GetUtcNow() && wall.GetUtcNow() < end) { await Task.Delay(Beat, wall, cancellationToken); }
    }

    private static async Task<DateTimeOffset?> Next(List<IFallsDue> workers, CancellationToken cancellationToken)
    {
        DateTimeOffset? first = null;
        foreach (var worker in workers)
        {
            if (await worker.NextAt(cancellationToken) is { } next && (first is null || next < first)) { first = next; }
        }

        return first;
    }

    private static TimeSpan Shortest(params ReadOnlySpan<TimeSpan> steps)
    {
        var shortest = steps[0];
        foreach (var step in steps) { shortest = step < shortest ? step : shortest; }
        return shortest;
    }
}
