using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Payers;
using SignupWeb.Payments.PriceLists;
using SignupWeb.Payments.Promotions;
using SignupWeb.Payments.Refunds;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Payments.Operations;

/// <summary>Works off the operations that are due: those of one order in turn, others beside them, so that a call that hangs holds up only its own order.</summary>
public sealed class PaymentWorker(
    IDbContextFactory<SignupDb> contexts,
    UnitOfWork unit,
    ChargeOrder charge,
    WithdrawOrder withdraw,
    RefundPayment refund,
    PayOverdue overdue,
    CardOperations cards,
    PayerOperations payers,
    ChangeBillingCycle cycles,
    EndWithNotice endings,
    EndSubscriptionNow endNow,
    TellPlan plans,
    MakeOffer offers,
    Commits commits,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    IHolds holds,
    ILogger<PaymentWorker> log)
    : LaneWorker<Guid>(time, log, lifetime, holds)
{
    private const int LookAhead = 100;

    private static readonly TimeSpan LookAfterOthers = TimeSpan.FromSeconds(10);

    /// <summary>No call takes longer; until then whoever made it may still be waiting for its answer.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    private DateTimeOffset takesOver = DateTimeOffset.MinValue;

    protected override IDisposable ListenFor(Action wake) => commits.OnKind<PaymentOperation>(wake);

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        if (takesOver <= Time.GetUtcNow()) { await TakeOver(cancellationToken); }
        return await base.Work(cancellationToken);
    }

    protected override async Task<IEnumerable<Guid>> DueLanes(IReadOnlyCollection<Guid> busy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await Due(db).Where(o => !busy.Contains(o.Lane)).OrderBy(o => o.PlannedAt).Select(o => o.Lane).Take(LookAhead).ToListAsync(cancellationToken)).Distinct();
    }

    protected override async Task<DateTimeOffset?> NextDue(IReadOnlyCollection<Guid> busy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PaymentOperation>().Where(o => o.NextTryAt != null && !busy.Contains(o.Lane)).MinAsync(o => o.NextTryAt, cancellationToken);
    }

    protected override async Task WorkOff(Guid lane, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await Due(db).AsNoTracking().Where(o => o.Lane == lane).OrderBy(o => o.PlannedAt).ToListAsync(cancellationToken);
        foreach (var operation in due) { await Run(operation, cancellationToken); }
    }

    private IQueryable<PaymentOperation> Due(SignupDb db)
    {
        var now = Time.GetUtcNow();
        return db.Set<PaymentOperation>().Where(o => o.NextTryAt <= now);
    }

    /// <summary>
    /// What a process before this one sent without seeing the answer is sent again, under the same key: once, at the start. Where there are
    /// other nodes, now and then, what none of them has in hand.
    /// </summary>
    private async Task TakeOver(CancellationToken cancellationToken)
    {
        var isLeft = await LeftBehind(cancellationToken);
        if (isLeft.Count > 0)
        {
            await unit.Run(
                async db =>
                {
                    foreach (var left in await db.Set<PaymentOperation>().Where(o => o.State == OperationState.Sent && isLeft.Contains(o.Id)).ToListAsync(cancellationToken)) { left.Wait(Time.GetUtcNow()); }
                    return Done.It;
                },
                cancellationToken);
        }

        takesOver = Holds.AreShared ? Time.GetUtcNow() + LookAfterOthers : DateTimeOffset.MaxValue;
    }

    private async Task<List<PaymentOperationId>> LeftBehind(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        List<PaymentOperationId> left = [];
        var now = Time.GetUtcNow();
        var until = Holds.AreShared ? now + PaymentOperation.Lease - LongestCall : DateTimeOffset.MaxValue;
        foreach (var sent in await db.Set<PaymentOperation>().Where(o => o.State == OperationState.Sent && o.NextTryAt > now && o.NextTryAt < until).Select(o => new { o.Id, o.Lane }).ToListAsync(cancellationToken))
        {
            await using var held = await Holds.TryHold(HoldOf(sent.Lane), cancellationToken);
            if (held is not null) { left.Add(sent.Id); }
        }

        return left;
    }

    private async Task Run(PaymentOperation operation, CancellationToken cancellationToken)
    {
        using var told = Story.Begin($"{operation.Kind} at the payment service", operation.SignupId?.Value, ActivityKind.Client)?.SetTag("signup.try", operation.Tries + 1);
        try
        {
            await (operation.Kind switch
            {
                OperationKind.Charge => charge.Run(operation.Id, cancellationToken),
                OperationKind.Withdraw => withdraw.Run(operation.Id, cancellationToken),
                OperationKind.PayOverdue => overdue.Run(operation.Id, cancellationToken),
                OperationKind.Refund => refund.Run(operation.Id, cancellationToken),
                OperationKind.MakeCustomer or OperationKind.OpenCardPage or OperationKind.CloseCardPage or OperationKind.SetInvoiceDefault or OperationKind.ForgetCustomer or OperationKind.ChangeRenewalCard => cards.Run(operation, cancellationToken),
                OperationKind.UpdateCustomer or OperationKind.AddTaxNumber or OperationKind.ChangeTax or OperationKind.NumberInvoice => payers.Run(operation, cancellationToken),
                OperationKind.ChangeCycle => cycles.Carry(operation.Id, cancellationToken),
                OperationKind.SetEnd => endings.Carry(operation.Id, cancellationToken),
                OperationKind.EndNow => endNow.Run(operation.Id, cancellationToken),
                OperationKind.TellPlan => plans.Run(operation, cancellationToken),
                OperationKind.MakeOffer => offers.Run(operation, cancellationToken),
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
                    if (!left.IsSettled) { left.Break(e.Message, Time.GetUtcNow()); }
                    return Done.It;
                },
                cancellationToken);
        }
    }
}
