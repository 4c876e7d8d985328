using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Cards;

/// <summary>R5, a card could not be added: its customer reads why on the payment service's page, and the team hears of it until a card is there.</summary>
public sealed class TellOfRefusedCard(UnitOfWork unit, TimeProvider time)
{
    /// <summary>The kind of the risk; about the customer.</summary>
    public const string RiskKind = "card-refused";

    /// <summary>False when nobody of ours waits for a card there.</summary>
    public Task<bool> Run(string stripeCustomerId, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (await db.Set<CardSetup>().Where(s => s.StripeCustomerId == stripeCustomerId && s.State == CardSetupState.Open).OrderByDescending(s => s.StartedAt).FirstOrDefaultAsync(cancellationToken) is not { } setup) { return false; }
            setup.Refuse(time.GetUtcNow());
            db.Announce(new RiskFound(RiskKind, "yellow", setup.CustomerId.Value, "A bank refused the card a customer wanted to add. They read why on the payment service's page, and can try another."));
            return true;
        },
        cancellationToken);

    /// <summary>A card is there: if one was refused before, that is over.</summary>
    internal static async Task Settle(SignupDb db, CardSetup setup, CancellationToken cancellationToken)
    {
        var signup = setup.SignupId;
        if (await db.Set<CardSetup>().AnyAsync(s => s.SignupId == signup && s.RefusedAt != null, cancellationToken)) { db.Announce(new RiskSettled(RiskKind, setup.CustomerId.Value, "Signup", "A card was added.")); }
    }
}
