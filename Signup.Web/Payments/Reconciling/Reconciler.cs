using SignupWeb.Platform.Workers;

namespace SignupWeb.Payments.Reconciling;

/// <summary>Runs the reconciliation on time; a payment service that cannot be read only puts it off.</summary>
public sealed class Reconciler(Reconcile reconcile, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Reconciler> log) : WokenWorker(time, log, lifetime)
{
    private static readonly TimeSpan PutOff = TimeSpan.FromSeconds(30);

    private DateTimeOffset next;

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        if (Time.GetUtcNow() < next) { return next; }
        try
        {
            next = await reconcile.Run(cancellationToken);
        }
#pragma warning disable CA1031 // whatever the payment service does, it is asked again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "The payment service could not be reconciled with");
            next = Time.GetUtcNow() + PutOff;
        }

        return next;
    }
}
