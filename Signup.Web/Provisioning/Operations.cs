using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Provisioning;

/// <summary>
/// R3 Operations: takes on what is to be provided and asks whoever provides it, the folder or a program over HTTP. Reading a large file or
/// waiting for another program takes a while, so a worker does it. What is not there is tried again, ever slower, until somebody is told, and on.
/// </summary>
public sealed class Operations(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, FolderOperations folder, HttpOperations http, SettleDownload settle, IOptions<ProvisioningOptions> options, Commits commits, TimeProvider time, IHolds holds, ILogger<Operations> log)
    : LaneWorker<DownloadId>(time, log, holds: holds)
{
    protected override int SideBySide => 2;

    private bool AsksOverHttp => options.Value.Operations.Kind == OperationsKind.Http;

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
        var (wanted, isLate) = await Begin(lane, cancellationToken);
        var answer = isLate ? OperationsAnswer.No(ProvisioningFault.NoAnswer, "Operations took the request and did not answer in time.") : await Ask(wanted, cancellationToken);
        if (answer != OperationsAnswer.Later) { await settle.Run(lane, answer, wanted.AskedAt is null ? null : wanted.Attempt, cancellationToken); }
    }

    private Task<OperationsAnswer> Ask(Download wanted, CancellationToken cancellationToken) => AsksOverHttp ? http.Ask(wanted, cancellationToken) : folder.Ask(wanted, cancellationToken);

    /// <summary>Over HTTP the request is written down before it is sent: the answer may be here before the response is.</summary>
    private Task<(Download Wanted, bool IsLate)> Begin(DownloadId id, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var download = await db.Set<Download>().SingleAsync(d => d.Id == id, cancellationToken);
            var isLate = download.AskedAt is not null;
            if (!isLate && AsksOverHttp) { download.Ask(Time.GetUtcNow(), options.Value.AnswerWithin); }
            return (download, isLate);
        },
        cancellationToken);
}

/// <summary>Hears what is to be provided.</summary>
public sealed class TakeOnDownload(TimeProvider time) : IHandle<ProvisionDownloadRequest>
{
    public async Task Handle(ProvisionDownloadRequest happened, SignupDb db, CancellationToken cancellationToken) =>
        (await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken)).TakeOn(time.GetUtcNow());
}
