using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>
/// Another promotion code on the way, or none any more. One that takes nothing off changes nothing.
/// Refusals: SIGNUP_NOT_FOUND (also for somebody else's), SIGNUP_OVER, PROMOTION_UNKNOWN and its siblings.
/// </summary>
public sealed class UsePromotionCode(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, OfferWithCode codes)
{
    /// <param name="holdsKey">The asker's browser has the key of the sign-up, which counts until its customer is known.</param>
    /// <param name="typed">Blank takes the code away.</param>
    public async Task<Result<Signup>> Run(Actor actor, bool holdsKey, SignupId id, string? typed, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = await db.Set<Signup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (seen is null || !(seen.CustomerId is { } customer ? actor.CustomerId == customer : holdsKey)) { return Signup.NotFound; }
        var code = PromotionCodes.Read(typed);
        if (code is null && !string.IsNullOrWhiteSpace(typed)) { return PromotionCodes.Unknown(PromotionCodes.Cut(typed)); }
        if (code is not null && seen.Changes is not null) { return PromotionCodes.NotForThis(code); }
        if ((await codes.Of(seen.Offer with { Discount = null }, code, seen.CustomerId, cancellationToken)).Refused(out var refusal, out var reduced)) { return refusal; }
        return await unit.Run<Result<Signup>>(
            async own =>
            {
                var signup = await own.Set<Signup>().SingleAsync(s => s.Id == id, cancellationToken);
                return signup.Bring(code, reduced) is { } over ? over : signup;
            },
            cancellationToken);
    }
}
