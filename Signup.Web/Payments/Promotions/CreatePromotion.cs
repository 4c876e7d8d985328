using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Promotions;

/// <summary>
/// Makes a code at the payment service that customers may use from now on. The same terms again give back the code that is there.
/// Refusals: UNAUTHORIZED, FORBIDDEN, CODE_INVALID, TAKES_OFF_INVALID, MONTHS_INVALID, END_INVALID, REDEMPTIONS_INVALID, MINIMUM_INVALID, CODE_TAKEN, PAYMENT_SERVICE_UNREACHABLE.
/// </summary>
public sealed class CreatePromotion(PaymentGateway gateway, UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal Taken = Refusal.Conflict("CODE_TAKEN", "There is a code of that name with other terms. Withdraw it first, or choose another name.");

    private const int LongestMonths = 36;

    public async Task<Result<PromotionFacts>> Run(PromotionParameters asked, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        if (Refusal.Of([.. Faults(asked)]) is { } refusal) { return refusal; }
        asked = asked with { Code = PromotionCodes.Read(asked.Code)!, ExpiresAt = ToTheSecond(asked.ExpiresAt) };
        var there = await gateway.FindPromotion(asked.Code, cancellationToken);
        if (there.Outcome == Outcome.Unknown) { return StartCardSetup.Unreachable; }
        if (there.Value is { IsActive: true } known) { return IsTheSame(known, asked) ? known : Taken; }
        var made = await gateway.CreatePromotion(asked, $"promotion-{Guid.CreateVersion7(time.GetUtcNow())}", cancellationToken);
        if (made.Outcome == Outcome.Unknown) { return StartCardSetup.Unreachable; }
        if (made.Value is { } promotion) { return await Noted(promotion, actor, cancellationToken); }
        // somebody was quicker, perhaps the same request a second time
        return await gateway.FindPromotion(asked.Code, cancellationToken) is { Value: { IsActive: true } theirs } && IsTheSame(theirs, asked) ? theirs : Taken;
    }

    /// <summary>The code is kept at the payment service; who made it, here.</summary>
    private Task<Result<PromotionFacts>> Noted(PromotionFacts promotion, Actor actor, CancellationToken cancellationToken) => unit.Run<Result<PromotionFacts>>(
        db =>
        {
            db.Audit(actor, AuditAction.MadePromotion, new(promotion.Code));
            return Task.FromResult<Result<PromotionFacts>>(promotion);
        },
        cancellationToken);

    private IEnumerable<Refusal> Faults(PromotionParameters asked)
    {
        if (PromotionCodes.Read(asked.Code) is null) { yield return Refusal.Invalid("CODE_INVALID", "Enter a code of up to 40 letters, digits and dashes.", "code"); }
        if (asked.TakesOff is not ({ BasisPoints: > 0 and <= 10_000, Amount: null } or { BasisPoints: null, Amount: { Minor: > 0 } }) || (asked.TakesOff.Amount is { } amount && !PaymentOptions.IsCurrency(amount.Currency)))
        {
            yield return Refusal.Invalid("TAKES_OFF_INVALID", "Enter either a percentage above 0 and at most 100, or an amount in a currency.", "percentOff");
        }

        if (asked.TakesOff.Months is < 0 or > LongestMonths) { yield return Refusal.Invalid("MONTHS_INVALID", "Enter 1 to 36 months for a code that holds for some time.", "months"); }
        if (asked.ExpiresAt <= time.GetUtcNow()) { yield return Refusal.Invalid("END_INVALID", "Enter an end that is still to come.", "expiresAt"); }
        if (asked.MaxRedemptions is < 1) { yield return Refusal.Invalid("REDEMPTIONS_INVALID", "Enter how often it may be used: once or more.", "maxRedemptions"); }
        if (asked.Minimum is { } least && (least.Minor < 1 || !PaymentOptions.IsCurrency(least.Currency))) { yield return Refusal.Invalid("MINIMUM_INVALID", "Enter a least amount above zero in a currency.", "minimum"); }
    }

    /// <summary>The payment service keeps no fractions.</summary>
    private static DateTimeOffset? ToTheSecond(DateTimeOffset? end) => end is { } exact ? DateTimeOffset.FromUnixTimeSeconds(exact.ToUnixTimeSeconds()) : null;

    private static bool IsTheSame(PromotionFacts there, PromotionParameters asked) =>
        there.TakesOff == asked.TakesOff && there.EndsAt == asked.ExpiresAt && there.MaxRedemptions == asked.MaxRedemptions && there.FirstPurchaseOnly == asked.FirstPurchaseOnly && there.Minimum == asked.Minimum;
}
