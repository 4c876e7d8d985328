using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Renewals;

/// <summary>
/// From now on a customer's running subscriptions are paid with this card, and what is overdue is charged to it at once (R5, card through the account).
/// Refusals: UNAUTHORIZED, CARD_NOT_FOUND (also for somebody else's). The same card again is a no-op.
/// </summary>
public sealed class ChangeCard(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("CARD_NOT_FOUND", "There is no such card on file.");

    public Task<Result<Done>> Run(PaymentProfileId card, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (!actor.IsSignedIn) { return Actor.Unauthorized; }
            if (await db.Set<PaymentProfile>().SingleOrDefaultAsync(p => p.Id == card && p.CustomerId == actor.CustomerId, cancellationToken) is not { } profile) { return NotFound; }
            await db.RenewWith(profile, time.GetUtcNow(), cancellationToken);
            return Done.It;
        },
        cancellationToken);
}
