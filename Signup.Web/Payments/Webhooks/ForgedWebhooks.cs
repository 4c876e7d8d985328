using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Webhooks;

/// <summary>Counts webhooks with bad signatures; more than twenty in an hour are a risk, told once an hour.</summary>
public sealed class ForgedWebhooks(UnitOfWork unit, TimeProvider time)
{
    private const int Tolerated = 20;

    private readonly Lock gate = new();
    private DateTimeOffset hour;
    private int inThisHour;

    /// <summary>Since the process started.</summary>
    public long Total { get; private set; }

    public async Task Count(CancellationToken cancellationToken)
    {
        if (!IsTooMany()) { return; }
        await unit.Run(
            db =>
            {
                db.Announce(new RiskFound("webhook-forged", "yellow", Guid.Empty, "More than 20 webhooks with a bad signature came within an hour. Check the signing secret; else somebody is trying."));
                return Task.FromResult(Done.It);
            },
            cancellationToken);
    }

    private bool IsTooMany()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now - hour >= TimeSpan.FromHours(1)) { (hour, inThisHour) = (now, 0); }
            Total++;
            return ++inThisHour == Tolerated + 1;
        }
    }
}
