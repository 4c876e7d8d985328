using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Provisioning;

/// <summary>
/// R3 Operations: takes on what is to be provided, looks for the file, notes size and fingerprint, grants it and replies. Reading a
/// large file takes a while, so a worker does it. A missing file is looked for again, ever slower; after five times somebody is told.
/// </summary>
public sealed class Operations(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, FileStore files, Commits commits, TimeProvider time, ILogger<Operations> log)
    : LaneWorker<DownloadId>(time, log)
{
    protected override int SideBySide => 2;

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<Download>(wake);

    protected override async Task<IEnumerable<DownloadId>> DueLanes(IReadOnlyCollection<DownloadId> busy, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Download>().Where(d => d.NextTryAt <= now && !busy.Contains(d.Id)).OrderBy(d => d.NextTryAt).Select(d => d.Id).Take(SideBySide).ToListAsync(cancellationToken);
    }

    protected override async Task<DateTimeOffset?> NextDue(IReadOnlyCollection<DownloadId> busy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Download>().Where(d => d.NextTryAt != null && !busy.Contains(d.Id)).MinAsync(d => d.NextTryAt, cancellationToken);
    }

    protected override async Task WorkOff(DownloadId lane, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var name = await db.Set<Download>().Where(d => d.Id == lane).Select(d => d.FileName).SingleAsync(cancellationToken);
        var file = await files.Find(name, cancellationToken);
        await unit.Run(
            async own =>
            {
                var download = await own.Set<Download>().SingleAsync(d => d.Id == lane, cancellationToken);
                if (file is not null && download.Grant(file)) { own.Announce(new ProvisionDownloadResponse(download.Id, download.OrderId)); }
                if (file is null && download.Missing(Time.GetUtcNow())) { own.Announce(new RiskFound("file-missing", "red", download.Id.Value, $"A customer waits for {name}: put the file into the data folder's \"files\". It is looked for at least every hour.")); }
                return Done.It;
            },
            cancellationToken);
    }
}

/// <summary>Hears what is to be provided.</summary>
public sealed class TakeOnDownload(TimeProvider time) : IHandle<ProvisionDownloadRequest>
{
    public async Task Handle(ProvisionDownloadRequest happened, SignupDb db, CancellationToken cancellationToken) =>
        (await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken)).TakeOn(time.GetUtcNow());
}
