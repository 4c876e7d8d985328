using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>R1 step 7: the card on file joins the sign-up. Refusals: SIGNUP_NOT_FOUND, SIGNUP_OVER, CARD_NOT_FOUND.</summary>
public sealed class AttachPaymentProfile(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal CardNotFound = Refusal.NotFound("CARD_NOT_FOUND", "There is no such card on this account.");

    public Task<Result<Signup>> Run(SignupId id, PaymentProfileId card, CancellationToken cancellationToken = default) => unit.Run<Result<Signup>>(
        async db =>
        {
            var signup = await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
            if (signup is null) { return Signup.NotFound; }
            if (!await db.Set<PaymentProfile>().AnyAsync(p => p.Id == card && p.ClientAccountId == signup.ClientAccountId, cancellationToken)) { return CardNotFound; }
            if (signup.PaymentProfileId == card) { return signup; }
            if (signup.Attach(card) is { } refusal) { return refusal; }
            await OnSignupLeft.ClosePages(db, signup.Id, time.GetUtcNow(), cancellationToken);
            db.Announce(new PaymentProfileAttached(signup.Id, card));
            return signup;
        },
        cancellationToken);
}
