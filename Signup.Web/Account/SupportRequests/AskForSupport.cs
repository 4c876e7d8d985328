using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>A support request as a customer would have it.</summary>
/// <param name="FormId">Sent twice with the same one, it is one request. Null is a new one.</param>
public sealed record SupportWish(ContractId? ContractId, string? Subject, string? Text, IReadOnlyList<Upload> Files, Guid? FormId = null);

/// <summary>
/// R5: a customer asks for support under one of their contracts; it takes one of the month's support requests with it. Refusals: UNAUTHORIZED,
/// CONTRACT_NOT_FOUND, SUBJECT_MISSING, SUBJECT_TOO_LONG, TEXT_MISSING, TEXT_TOO_LONG, TOO_MANY_REQUESTS, those of <see cref="SupportFiles"/>,
/// CONTRACT_NOT_ACTIVE, NO_SUPPORT, and those of <see cref="UseQuota"/>, QUOTA_USED among them.
/// </summary>
public sealed class AskForSupport(UnitOfWork unit, UseQuota quotas, OpenRequest open, SupportFiles files, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public static readonly Refusal ContractNotFound = Refusal.NotFound("CONTRACT_NOT_FOUND", "You have no such contract.") with { Field = "contract" };

    public static readonly Refusal NotActive = Refusal.Conflict("CONTRACT_NOT_ACTIVE", "This contract is not running, so there is no support for it.") with { Field = "contract" };

    public static readonly Refusal NoSupport = Refusal.Conflict("NO_SUPPORT", "This plan comes without support.") with { Field = "contract" };

    private sealed record Asked(SupportRequest Request, bool IsNew);

    public async Task<Result<SupportRequest>> Run(SupportWish wish, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.CustomerId is not { } customer) { return Actor.Unauthorized; }
        if (await MayNot(wish, customer, cancellationToken) is { } no) { return no; }
        if ((await files.Keep(wish.Files, cancellationToken)).Refused(out var refusal, out var kept)) { return refusal; }
        var form = wish.FormId ?? Guid.CreateVersion7(time.GetUtcNow());
        var asked = await unit.Run<Result<Asked>>(db => Ask(db, wish, customer, form, kept, cancellationToken), cancellationToken);
        if (asked.IsRefused || !asked.Value.IsNew) { files.Remove(kept.Select(k => new SupportFileId(k.Id))); }
        return asked.Refused(out refusal, out var done) ? refusal : done.Request;
    }

    /// <summary>Whether a contract with such an offer comes with support.</summary>
    public static bool Includes(Offer offer) => offer.Support is not null || offer.Quotas.Any(q => q.Key == UseQuota.SupportRequests);

    /// <summary>Everything that can be said before a file is written.</summary>
    private async Task<Refusal?> MayNot(SupportWish wish, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await unit.Run(db => ContractOf(db, wish, customer, cancellationToken), cancellationToken) is null) { return ContractNotFound; }
        return Refusal.Of([.. new[] { SupportText.FaultOfSubject(wish.Subject), SupportText.FaultOf(wish.Text) }.OfType<Refusal>()])
            ?? throttle.Take(limits.CurrentValue.Support, "support:" + customer);
    }

    private async Task<Result<Asked>> Ask(SignupDb db, SupportWish wish, CustomerId customer, Guid form, IReadOnlyList<KeptFile> kept, CancellationToken cancellationToken)
    {
        if (await db.Set<SupportRequest>().SingleOrDefaultAsync(r => r.CustomerId == customer && r.FormId == form, cancellationToken) is { } before) { return new Asked(before, false); }
        if (await ContractOf(db, wish, customer, cancellationToken) is not { } contract) { return ContractNotFound; }
        if (contract.State != ContractState.Active) { return NotActive; }
        if (!Includes(contract.Offer)) { return NoSupport; }
        if (await quotas.Run(db, contract.OrderId, UseQuota.SupportRequests, cancellationToken) is { } refusal) { return refusal; }
        var asked = new NewRequest(customer, contract.Id, contract.Number, contract.PlanName, contract.Offer.Support, SupportText.OneLine(wish.Subject), SupportText.Trimmed(wish.Text), form);
        return new Asked(await open.Run(db, asked, kept, cancellationToken), true);
    }

    private static Task<Contract?> ContractOf(SignupDb db, SupportWish wish, CustomerId customer, CancellationToken cancellationToken) =>
        db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == wish.ContractId && c.CustomerId == customer, cancellationToken);
}
