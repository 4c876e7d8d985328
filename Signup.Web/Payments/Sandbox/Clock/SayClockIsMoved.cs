using System.Globalization;

namespace SignupWeb.Payments.Sandbox.Clock;

/// <summary>Says at the start, loud, that the clock is moved: whoever wonders about dates finds it in the log.</summary>
internal sealed class SayClockIsMoved(SandboxClock clock, ILogger<SayClockIsMoved> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var reading = clock.Read();
        if (reading.IsMoved) { logger.LogWarning("The shop's clock is moved: it is {Now} here, {Ahead} ahead", reading.Now.ToString("u", CultureInfo.InvariantCulture), reading.Ahead.ToString("c", CultureInfo.InvariantCulture)); }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
