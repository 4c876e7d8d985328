using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

/// <summary>A file of evidence, for staff. Refusals: UNAUTHORIZED, FORBIDDEN, SECOND_FACTOR_MISSING, FILE_NOT_FOUND.</summary>
public sealed class ReadEvidence(IDbContextFactory<SignupDb> contexts)
{
    public static readonly Refusal NotFound = Refusal.NotFound("FILE_NOT_FOUND", "There is no such file.");

    public async Task<Result<EvidenceFile>> Run(EvidenceId id, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<EvidenceFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is { } file ? file : NotFound;
    }
}
