using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>A request with all that was said and done in it, the oldest first.</summary>
public sealed record SupportThread(SupportRequest Request, IReadOnlyList<SupportMessage> Messages, ILookup<Guid, SupportFile> Files);

/// <summary>Reads one request; notes are for staff alone. Refusals: UNAUTHORIZED, SECOND_FACTOR_MISSING, REQUEST_NOT_FOUND.</summary>
public sealed class ReadRequest(IDbContextFactory<SignupDb> contexts)
{
    public async Task<Result<SupportThread>> Run(SupportReference reference, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await db.Set<SupportRequest>().AsNoTracking().FindFor(actor, reference, cancellationToken)).Refused(out var refusal, out var request)) { return refusal; }
        var messages = await db.Set<SupportMessage>().AsNoTracking().Where(m => m.RequestId == request.Id && (actor.IsStaff || m.Kind != EntryKind.Noted)).OrderBy(m => m.Number).ToListAsync(cancellationToken);
        var said = messages.ConvertAll(m => m.Id);
        var files = await db.Set<SupportFile>().AsNoTracking().Where(f => f.RequestId == request.Id).ToListAsync(cancellationToken);
        return new SupportThread(request, messages, files.Where(f => said.Contains(f.MessageId)).OrderBy(f => f.Name, StringComparer.Ordinal).ToLookup(f => f.MessageId));
    }
}
