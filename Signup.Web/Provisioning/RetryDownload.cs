using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Provisioning;

/// <summary>Staff has a download that could not be provided tried again at once. Refusals: UNAUTHORIZED, FORBIDDEN, DOWNLOAD_NOT_FOUND, DOWNLOAD_NOT_FAILED.</summary>
public sealed class RetryDownload(UnitOfWork unit, TimeProvider time)
{
    public Task<Result<Done>> Run(DownloadId id, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            if (await db.Set<Download>().SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } download) { return AnswerEndpoint.NotFound; }
            if (download.Retry(time.GetUtcNow()) is { } refusal) { return refusal; }
            db.Audit(actor, AuditAction.RetriedDownload, new(download.FileName, download.Id.Value, download.CustomerId));
            return Done.It;
        },
        cancellationToken);
}
