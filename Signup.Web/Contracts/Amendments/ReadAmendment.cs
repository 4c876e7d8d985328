using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts.Amendments;

/// <summary>A version that is offered, with the contract it would change.</summary>
public sealed record AmendmentReading(Amendment Amendment, Contract Contract)
{
    /// <summary>Why it can no longer be accepted; null while it can.</summary>
    public Refusal? WhyNot(DateTimeOffset now) => Amendment.WhyNot(now) ?? (Contract.State == ContractState.Ended ? Contract.Over : null);
}

/// <summary>Another version of a contract, for its customer. Refusals: UNAUTHORIZED, AMENDMENT_NOT_FOUND.</summary>
public sealed class ReadAmendment(IDbContextFactory<SignupDb> contexts)
{
    public async Task<Result<AmendmentReading>> Run(AmendmentId id, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Amendment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } amendment) { return Amendment.NotFound; }
        if (actor.NeedsToBe(amendment.CustomerId, Amendment.NotFound) is { } no) { return no; }
        return new AmendmentReading(amendment, await db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Id == amendment.ContractId, cancellationToken));
    }
}
