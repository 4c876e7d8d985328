using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>
/// R1, Existing Business: somebody of the team mails a customer a signed link to another plan for a contract that runs, or to one beside it. Refusals: UNAUTHORIZED, FORBIDDEN, CONTRACT_NOT_FOUND, SUBSCRIPTION_NOT_FOUND,
/// those of <see cref="StartPlanChange"/> and of the catalogue, TOO_MANY_REQUESTS.
/// </summary>
public sealed class SuggestPlan(UnitOfWork unit, PlanCatalogue catalogue, CustomerProfiles profiles, UpgradeLink link, Throttle throttle, IOptionsMonitor<LimitOptions> limits)
{
    /// <param name="beside">As a second contract, not in place of this one; then it may be the same plan.</param>
    public Task<Result<Done>> Run(Actor actor, ContractId id, PlanId plan, BillingCycle cycle, bool beside = false, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
            if (await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } contract) { return AcknowledgeContract.NotFound; }
            if ((await StartPlanChange.Running(db, contract.OrderId, contract.CustomerId, cancellationToken)).Refused(out var refusal, out var runs)) { return refusal; }
            if (await profiles.ContactOf(db, contract.CustomerId, cancellationToken) is not { } contact) { return AcknowledgeContract.NotFound; }
            if ((await catalogue.Offer(plan, cycle, new CultureInfo(contact.Culture), runs.Offer.Net.Currency, cancellationToken)).Refused(out refusal, out var offer)) { return refusal; }
            if (StartPlanChange.MayNot(runs, offer) is { } cannot && !(beside && cannot == StartPlanChange.Same)) { return cannot; }
            if (throttle.Take(limits.CurrentValue.Mail, $"plan suggested:{id}") is { } tooMany) { return tooMany; }
            db.Add(link.Write(contact, contract.CustomerId, runs, offer, beside));
            db.Audit(actor, AuditAction.SuggestedPlan, new($"{contract.Number}: {offer.PlanName}", id.Value, contract.CustomerId));
            return Done.It;
        },
        cancellationToken);
}
