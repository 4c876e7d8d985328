using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Promotions;

/// <summary>
/// Makes the one code that one client may use once, until its end. Code and coupon have names nobody else gets, so what is there under
/// them is this offer: a lost answer, or a call sent again after the service forgot its key, does not make two.
/// </summary>
public sealed class MakeOffer(UnitOfWork unit, PaymentGateway gateway, PaymentCalls calls, TimeProvider time)
{
    /// <summary>About a customer.</summary>
    public const string Risk = "offer-not-made";

    private const string Late = "offer_over";

    /// <summary>The coupon behind a client's offer; the demo is taken away by it.</summary>
    public static string CouponOf(CustomerId client) => $"offer_{client.Value:N}";

    internal static PaymentOperation Plan(LimitedOfferRequested offer, DateTimeOffset now)
    {
        var asked = new PromotionParameters(offer.Code, new(offer.BasisPoints, null, 0), offer.EndsAt, 1, FirstPurchaseOnly: false, null) { Owner = offer.CustomerId, CouponId = CouponOf(offer.CustomerId) };
        return PaymentOperation.Plan(OperationKind.MakeOffer, $"offer-{offer.CustomerId.Value:N}", offer.CustomerId.Value, now, parameters: JsonSerializer.Serialize(asked, PaymentCalls.Json));
    }

    /// <summary>The same once more, after a refusal: another call, and so another key.</summary>
    internal static PaymentOperation Again(PaymentOperation refused, DateTimeOffset now) =>
        PaymentOperation.Plan(OperationKind.MakeOffer, $"offer-{refused.SubjectId:N}-{refused.Attempt + 1}", refused.SubjectId, now, attempt: refused.Attempt + 1, parameters: refused.Parameters);

    public async Task Run(PaymentOperation planned, CancellationToken cancellationToken)
    {
        var (key, asked, lookUp) = await calls.Begin<PromotionParameters>(planned.Id, cancellationToken);
        var answer = await Make(asked, key, lookUp, cancellationToken);
        await unit.Run(
            async db =>
            {
                var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == planned.Id, cancellationToken);
                calls.Record(db, operation, answer, answer.Value?.Id);
                if (answer.Succeeded) { Tell(db, operation, asked); }
                else if (operation.State == OperationState.Failed) { db.Announce(new RiskFound(Risk, "yellow", operation.SubjectId, $"The limited-time offer {asked.Code} was not made: {answer.Fault} Its client was welcomed without it.")); }
                return Done.It;
            },
            cancellationToken);
    }

    private static void Tell(SignupDb db, PaymentOperation operation, PromotionParameters asked)
    {
        db.Announce(new LimitedOfferMade(asked.Owner!.Value, asked.Code));
        if (operation.Attempt > 1) { db.Announce(new RiskSettled(Risk, operation.SubjectId, "Signup", "It was made after all.")); }
    }

    private async Task<Answer<PromotionFacts>> Make(PromotionParameters asked, string key, bool lookUp, CancellationToken cancellationToken)
    {
        var made = lookUp ? null : await gateway.CreatePromotion(asked, key, cancellationToken);
        if (made is not null and not { Outcome: Outcome.Refused }) { return made; }
        var there = await gateway.FindPromotion(asked.Code, cancellationToken);
        if (there.Outcome == Outcome.Unknown || there.Value?.Owner == asked.Owner) { return there; }
        if (made is not null) { return made; }
        if (asked.ExpiresAt <= time.GetUtcNow()) { return Answer.No<PromotionFacts>(Late, "The payment service was away until its end had passed."); }
        return await gateway.CreatePromotion(asked, key + "-again", cancellationToken);
    }
}
