using SignupWeb.Platform.Workers;

namespace SignupWeb.Orders;

/// <summary>Tries again what could not be written when its customer cancelled, until the database takes it.</summary>
public sealed class CancelLater(CancelsUnderWay underWay, CancelOrder cancel, TimeProvider time, ILogger<CancelLater> log) : WokenWorker(time, log)
{
    private readonly ILogger<CancelLater> log = log;

    private static readonly TimeSpan Young = TimeSpan.FromSeconds(2);

    protected override TimeSpan Sweep => TimeSpan.FromSeconds(5);

    /// <summary>What the process takes with it is at least told to the owner.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var (wish, at) in underWay.All) { log.LogError("The cancellation of order {Order} at {At} could not be written and is lost", wish.Order, at); }
    }

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        // what was pressed just now is still being written by whoever asked
        foreach (var (wish, at) in underWay.All.Where(one => Time.GetUtcNow() - one.Value >= Young))
        {
            _ = await cancel.Run(wish.Order, wish.Customer, at, cancellationToken);
        }

        return null;
    }
}
