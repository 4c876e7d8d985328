using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>Says who of the staff has a request; also one that somebody else has. Again is a no-op. Refusals: UNAUTHORIZED, FORBIDDEN, REQUEST_NOT_FOUND.</summary>
public sealed class TakeRequest(UnitOfWork unit, TimeProvider time)
{
    public Task<Result<SupportRequest>> Run(SupportReference reference, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<SupportRequest>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
            if (await db.Set<SupportRequest>().SingleOrDefaultAsync(r => r.Reference == reference.Value, cancellationToken) is not { } request) { return SupportRequest.NotFound; }
            var now = time.GetUtcNow();
            if (request.Take(actor.LoginId!.Value, actor.Name)) { db.Add(SupportMessage.FromStaff(request, EntryKind.Taken, string.Empty, actor.LoginId.Value, actor.Name, Guid.CreateVersion7(now), now)); }
            return request;
        },
        cancellationToken);
}
