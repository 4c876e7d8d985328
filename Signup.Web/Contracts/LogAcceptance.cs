using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>
/// R5: green contracts are logged as accepted, up to fifty at once. What was logged already is a no-op; what is no longer green is passed by and told.
/// Refusals: UNAUTHORIZED, FORBIDDEN, TOO_MANY.
/// </summary>
public sealed class LogAcceptance(UnitOfWork unit, TimeProvider time)
{
    public const int Most = 50;

    public static readonly Refusal TooMany = Refusal.Invalid("TOO_MANY", "Choose {0} contracts or fewer") with { Arguments = [Most] };

    /// <param name="Logged">How many are logged now, by this or before.</param>
    /// <param name="NotGreen">Numbers of those that are not green any more, or have ended.</param>
    public sealed record Outcome(int Logged, IReadOnlyList<string> NotGreen);

    public Task<Result<Outcome>> Run(IReadOnlyCollection<ContractId> ids, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Outcome>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            if (ids.Count > Most) { return TooMany; }
            var now = time.GetUtcNow();
            List<string> notGreen = [];
            var contracts = await db.Set<Contract>().Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
            foreach (var contract in contracts)
            {
                if (contract.Accepted is not null && contract.Colour == Colour.Green) { continue; }
                var before = Waited.Of(contract);
                if (!contract.LogAcceptance(new(actor.Name, actor.LoginId, now))) { notGreen.Add(contract.Number); continue; }
                db.Add(new AttentionEntry { Id = Guid.CreateVersion7(now), ContractId = contract.Id, Kind = AttentionKind.Logged, Colour = Colour.Green, By = actor.Name, ByLogin = actor.LoginId, At = now });
                await Patience.Remind(db, contract, null, now, cancellationToken);
                db.Audit(actor, AuditAction.LoggedAcceptance, new(contract.Number, contract.Id.Value, contract.CustomerId));
                db.Announce(new AcceptanceLogged(contract.Id, contract.CustomerId, actor.Name));
                if (before.WasTold(now)) { db.Announce(new RiskSettled(AttentionDue.NotLogged, contract.Id.Value, actor.Name, "Logged.")); }
            }

            return new Outcome(contracts.Count - notGreen.Count, notGreen);
        },
        cancellationToken);
}
