using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Account;

/// <summary>
/// R5, card through the account: sends the customer to the payment service's page to add the card their subscription is paid with from then on.
/// Answers the page's address. Refusals: UNAUTHORIZED, NOTHING_RUNS, PAYMENT_SERVICE_UNREACHABLE.
/// </summary>
public sealed class StartCardChange(IDbContextFactory<SignupDb> contexts, CustomerProfiles profiles, StartCardSetup start)
{
    /// <summary>Kind of the signed way back.</summary>
    public const string ReturnKind = "return-account-card";

    public static readonly Refusal NothingRuns = Refusal.Conflict("NOTHING_RUNS", "You have no subscription that is paid by card.");

    public async Task<Result<string>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.CustomerId is not { } customer) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var charge = await db.Set<OrderCharge>().AsNoTracking().Where(c => c.CustomerId == customer && c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null).OrderByDescending(c => c.AskedAt).FirstOrDefaultAsync(cancellationToken);
        if (charge is null || await profiles.PartyOf(db, customer, cancellationToken) is not { } party) { return NothingRuns; }
        return await start.Run(actor, new Payer(charge.SignupId, charge.ClientAccountId, customer, party), new HandOff(ReturnKind, CardChangeEndpoints.ReturnPath, [customer.Value], "/account/payment"), cancellationToken);
    }
}
