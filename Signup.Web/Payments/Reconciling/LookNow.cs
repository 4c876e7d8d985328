using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Reconciling;

/// <summary>Somebody does not want to wait for the next comparison of money and records. Refusals: UNAUTHORIZED, FORBIDDEN, PAYMENT_SERVICE_UNREADABLE.</summary>
public sealed class LookNow(Reconcile reconcile, ILogger<LookNow> log)
{
    public static readonly Refusal Unreadable = new(RefusalKind.Unavailable, "PAYMENT_SERVICE_UNREADABLE", "The payment service could not be read just now. What you see is from the last look; try again in a minute.");

    public async Task<Result<Done>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        try
        {
            return await reconcile.Now(cancellationToken);
        }
#pragma warning disable CA1031 // whatever keeps the payment service from answering, the reconciler asks again by itself
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "Money and records could not be compared");
            return Unreadable;
        }
    }
}
