using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.SysOps.Demo;

/// <summary>What the team does about an invented customer: by the use cases behind its pages.</summary>
public sealed class DemoTeam(IDbContextFactory<SignupDb> contexts, ColourCriterion colour, AcknowledgeContract acknowledge, LogAcceptance log, RefundOrder refund, UseQuota quotas, OpenRequest open, UnitOfWork unit, WriteMessage write, CloseRequest close, TimeProvider time)
{
    /// <summary>The contract's criteria in their order take these colours; the others stay as they are.</summary>
    internal async Task Colour(CustomerId customer, IReadOnlyList<Colour> colours, Actor actor, CancellationToken cancellationToken)
    {
        if (await ContractOf(customer, cancellationToken) is not { } contract) { return; }
        foreach (var (criterion, chosen) in (await CriteriaOf(contract, cancellationToken)).Zip(colours))
        {
            var (value, reason) = DemoEvidence.Of(criterion.Name, chosen);
            _ = (await colour.Run(criterion.Id, new(chosen, value, reason, criterion.Version), actor, cancellationToken)).Value;
        }
    }

    internal async Task Acknowledge(CustomerId customer, string note, NextAction action, TimeSpan within, Actor actor, CancellationToken cancellationToken)
    {
        if (await ContractOf(customer, cancellationToken) is not { } contract) { return; }
        _ = (await acknowledge.Run(contract.Id, new(note, action, null, time.GetUtcNow() + within), actor, cancellationToken)).Value;
    }

    internal async Task Log(CustomerId customer, Actor actor, CancellationToken cancellationToken)
    {
        if (await ContractOf(customer, cancellationToken) is { } contract) { _ = (await log.Run([contract.Id], actor, cancellationToken)).Value; }
    }

    /// <summary>A part of the newest payment goes back.</summary>
    internal async Task Refund(CustomerId customer, int percent, string reason, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var paid = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.CustomerId == customer && e.Kind == LedgerKind.Captured).OrderByDescending(e => e.At).FirstOrDefaultAsync(cancellationToken);
        if (paid is not null) { _ = (await refund.Run(paid.OrderId, paid.StripeId, paid.Amount.Minor * percent / 100, reason, ends: percent == 100 ? false : null, actor, cancellationToken: cancellationToken)).Value; }
    }

    internal async Task Ask(CustomerId customer, string subject, string text, CancellationToken cancellationToken)
    {
        if (await ContractOf(customer, cancellationToken) is not { State: ContractState.Active } contract) { return; }
        var asked = new NewRequest(customer, contract.Id, contract.Number, contract.PlanName, contract.Offer.Support, subject, text, Guid.CreateVersion7(time.GetUtcNow()));
        await unit.Run(
            async db =>
            {
                await quotas.Run(db, contract.OrderId, UseQuota.SupportRequests, cancellationToken);
                return await open.Run(db, asked, [], cancellationToken);
            },
            cancellationToken);
    }

    internal async Task Answer(CustomerId customer, string text, bool andClose, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SupportRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.CustomerId == customer, cancellationToken) is not { } request) { return; }
        var reference = SupportReference.Parse(request.Reference, null);
        _ = (await write.Run(reference, new(text, []), actor, cancellationToken)).Value;
        if (andClose) { _ = (await close.Run(reference, actor, cancellationToken)).Value; }
    }

    private async Task<Contract?> ContractOf(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Contract>().AsNoTracking().FirstOrDefaultAsync(c => c.CustomerId == customer, cancellationToken);
    }

    private async Task<List<Criterion>> CriteriaOf(Contract contract, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Criterion>().AsNoTracking().Where(c => c.ContractId == contract.Id).OrderBy(c => c.Position).ToListAsync(cancellationToken);
    }
}
