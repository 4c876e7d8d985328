using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Provisioning;

/// <summary>Writes down what Operations answered. The first word that a download is there counts, however late; a second one changes nothing.</summary>
public sealed class SettleDownload(UnitOfWork unit, IOptions<ProvisioningOptions> options, TimeProvider time)
{
    /// <param name="attempt">The request it answers; null for any. That it failed counts only of the newest.</param>
    /// <returns>Null when there is no such download, else whether the answer changed anything.</returns>
    public Task<bool?> Run(DownloadId id, OperationsAnswer answer, int? attempt, CancellationToken cancellationToken) => unit.Run<bool?>(
        async db => await db.Set<Download>().SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is { } download ? Settle(db, download, answer, attempt) : null,
        cancellationToken);

    private bool Settle(SignupDb db, Download download, OperationsAnswer answer, int? attempt)
    {
        if (answer.There is { } there) { return Grant(db, download, there); }
        if (answer.Fault is not { } fault || (attempt is not null && (attempt != download.Attempt || download.AskedAt is null)) || download.State != DownloadState.Requested) { return false; }
        var (staff, customer) = download.Miss(fault, options.Value.Tries, time.GetUtcNow());
        if (staff) { db.Announce(new RiskFound(Download.Risk, "red", download.Id.Value, $"A customer waits for {download.FileName}: {answer.Why} It is tried again at least every hour.")); }
        if (customer) { db.Announce(new DownloadFailed(download.Id, download.OrderId, download.CustomerId, fault.ToString())); }
        return true;
    }

    private static bool Grant(SignupDb db, Download download, OperationsAnswer.Provided there)
    {
        var failed = download.FailedAt is not null;
        if (!download.Grant(there.Bytes, there.Sha256, there.Url)) { return false; }
        db.Announce(new ProvisionDownloadResponse(download.Id, download.OrderId));
        if (failed) { db.Announce(new RiskSettled(Download.Risk, download.Id.Value, "Signup", "It is there now.")); }
        return true;
    }
}
