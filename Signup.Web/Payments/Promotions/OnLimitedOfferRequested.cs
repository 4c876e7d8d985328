using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Promotions;

/// <summary>R3: the limited-time offer of a preferred client becomes a promotion code at the payment service, by a call that is written down first.</summary>
public sealed class OnLimitedOfferRequested(TimeProvider time) : IHandle<LimitedOfferRequested>
{
    public Task Handle(LimitedOfferRequested happened, SignupDb db, CancellationToken cancellationToken)
    {
        db.Add(MakeOffer.Plan(happened, time.GetUtcNow()));
        return Task.CompletedTask;
    }
}
