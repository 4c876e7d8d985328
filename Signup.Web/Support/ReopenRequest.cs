using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Support;

/// <summary>Staff opens a request again, however long it has been closed. Open already is a no-op. Refusals: UNAUTHORIZED, FORBIDDEN, REQUEST_NOT_FOUND.</summary>
public sealed class ReopenRequest(UnitOfWork unit, IOptions<ShopOptions> shop, TimeProvider time)
{
    public Task<Result<SupportRequest>> Run(SupportReference reference, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<SupportRequest>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
            if (await db.Set<SupportRequest>().SingleOrDefaultAsync(r => r.Reference == reference.Value, cancellationToken) is not { } request) { return SupportRequest.NotFound; }
            var (now, wasClosed) = (time.GetUtcNow(), request.State == SupportState.Closed);
            if (!request.Reopen(now, shop.Value.Zone)) { return request; }
            if (wasClosed) { FirstAnswer.Promise(db, request); }
            db.Add(SupportMessage.FromStaff(request, EntryKind.Reopened, string.Empty, actor.LoginId!.Value, actor.Name, Guid.CreateVersion7(now), now));
            return request;
        },
        cancellationToken);
}
