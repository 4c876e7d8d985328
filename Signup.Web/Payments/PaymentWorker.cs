using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>Works off the operations that are due: those of one order in turn, those of several side by side.</summary>
public sealed class PaymentWorker(
    IDbContextFactory<SignupDb> contexts,
    UnitOfWork unit,
    ChargeOrder charge,
    WithdrawOrder withdraw,
    RefundPayment refund,
    CardOperations cards,
    Commits commits,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<PaymentWorker> log)
    : WokenWorker(time, log)
{
    private const int Batch = 50;
    private const int SideBySide = 8;

    private bool hasTakenOver;

    protected override IDisposable ListenFor(Action wake)
    {
        // the built-in sandbox answers only once the server listens
        lifetime.ApplicationStarted.Register(wake);
        return commits.OnKind<PaymentOperation>(wake);
    }

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested) { return null; }
        if (!hasTakenOver) { await TakeOver(cancellationToken); }
        var now = Time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<PaymentOperation>().AsNoTracking().Where(o => o.NextTryAt != null && o.NextTryAt <= now).OrderBy(o => o.PlannedAt).Take(Batch).ToListAsync(cancellationToken);
        await Parallel.ForEachAsync(due.GroupBy(o => o.OrderId?.Value ?? o.Id.Value), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (turn, stop) =>
        {
            foreach (var operation in turn) { await Run(operation, stop); }
        });
        return await db.Set<PaymentOperation>().Where(o => o.NextTryAt != null).MinAsync(o => o.NextTryAt, cancellationToken);
    }

    /// <summary>What a process before this one sent without seeing the answer is sent again, under the same key.</summary>
    private async Task TakeOver(CancellationToken cancellationToken)
    {
        await unit.Run(
            async db =>
            {
                foreach (var left in await db.Set<PaymentOperation>().Where(o => o.State == OperationState.Sent).ToListAsync(cancellationToken)) { left.Wait(Time.GetUtcNow()); }
                return Done.It;
            },
            cancellationToken);
        hasTakenOver = true;
    }

    private async Task Run(PaymentOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            await (operation.Kind switch
            {
                OperationKind.Charge => charge.Run(operation.Id, cancellationToken),
                OperationKind.Withdraw => withdraw.Run(operation.Id, cancellationToken),
                OperationKind.Refund => refund.Run(operation.Id, cancellationToken),
                _ => cards.Run(operation, cancellationToken),
            });
        }
#pragma warning disable CA1031 // one operation's fault must not hold up the others; it stays open and is tried again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(e, "Payment operation {Operation} {Kind} failed", operation.Id, operation.Kind);
            await unit.Run(
                async db =>
                {
                    var left = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == operation.Id, cancellationToken);
                    if (!left.IsSettled) { left.LeaveOpen(e.Message, null, Time.GetUtcNow()); }
                    return Done.It;
                },
                cancellationToken);
        }
    }
}
