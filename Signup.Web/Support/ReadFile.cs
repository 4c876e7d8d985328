using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>An attached file, for the customer of its request and for staff; with a note it is for staff alone. Refusals: UNAUTHORIZED, SECOND_FACTOR_MISSING, FILE_NOT_FOUND.</summary>
public sealed class ReadFile(IDbContextFactory<SignupDb> contexts)
{
    public static readonly Refusal NotFound = Refusal.NotFound("FILE_NOT_FOUND", "There is no such file.");

    public async Task<Result<SupportFile>> Run(SupportFileId id, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SupportFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } file) { return NotFound; }
        if (actor.NeedsToBe(file.CustomerId, NotFound, Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        return actor.IsStaff || await db.Set<SupportMessage>().AnyAsync(m => m.Id == file.MessageId && m.Kind != EntryKind.Noted, cancellationToken) ? file : NotFound;
    }
}
