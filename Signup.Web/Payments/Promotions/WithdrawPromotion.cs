using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Promotions;

/// <summary>
/// Nobody can use a code from now on; what was bought with it stays as it is. Again is a no-op.
/// Refusals: UNAUTHORIZED, FORBIDDEN, PROMOTION_NOT_FOUND, PAYMENT_SERVICE_UNREACHABLE.
/// </summary>
public sealed class WithdrawPromotion(PaymentGateway gateway, UnitOfWork unit)
{
    public static readonly Refusal NotFound = Refusal.NotFound("PROMOTION_NOT_FOUND", "There is no such promotion code.");

    public async Task<Result<PromotionFacts>> Run(string code, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        if (PromotionCodes.Read(code) is not { } written) { return NotFound; }
        var found = await gateway.FindPromotion(written, cancellationToken);
        if (found.Outcome == Outcome.Unknown) { return StartCardSetup.Unreachable; }
        if (found.Value is not { } promotion) { return NotFound; }
        var ended = promotion.IsActive ? await gateway.EndPromotion(promotion.Id, cancellationToken) : found;
        if (ended.Value is not { } over) { return StartCardSetup.Unreachable; }
        return promotion.IsActive ? await Noted(over, actor, cancellationToken) : over;
    }

    private Task<Result<PromotionFacts>> Noted(PromotionFacts promotion, Actor actor, CancellationToken cancellationToken) => unit.Run<Result<PromotionFacts>>(
        db =>
        {
            db.Audit(actor, AuditAction.WithdrewPromotion, new(promotion.Code));
            return Task.FromResult<Result<PromotionFacts>>(promotion);
        },
        cancellationToken);
}
