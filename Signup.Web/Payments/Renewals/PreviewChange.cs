using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Renewals;

/// <summary>What is to become of what runs.</summary>
/// <param name="Of">The order that began it.</param>
/// <param name="Now">What it is.</param>
/// <param name="Then">What it is to be.</param>
/// <param name="At">The second an earlier preview was made for, to say the same again; null for now.</param>
public sealed record AskedChange(SignupId SignupId, ClientAccountId ClientAccountId, OrderId Of, Offer Now, Offer Then, Party Party, DateTimeOffset? At);

/// <summary>
/// Review of another plan for what runs (R1, Existing Business): what is charged today and from when on what, as the payment service works it out. What is
/// more begins at once, the rest with the next period (decision 0038). Refusals: UNAUTHORIZED, those of <see cref="PreviewPrice"/>, SUBSCRIPTION_NOT_FOUND, PAYMENT_OVERDUE, SUBSCRIPTION_ENDS, CHARGE_IS_NEAR.
/// </summary>
public sealed class PreviewChange(IDbContextFactory<SignupDb> contexts, PreviewPrice prices, EnsurePrice ensure, PaymentGateway gateway, StripeConnection connection, TimeProvider time)
{
    public static readonly Refusal ChargeIsNear = Refusal.Conflict("CHARGE_IS_NEAR", "The next payment is being made. Change the plan once it is through.");

    public async Task<Result<PricePreview>> Run(AskedChange asked, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await ChangeBillingCycle.Running(db, asked.Of, actor, cancellationToken)).Refused(out var refusal, out var charge)) { return refusal; }
        if ((await prices.Run(asked.SignupId, asked.ClientAccountId, asked.Party.Email, asked.Then, asked.Party, cancellationToken)).Refused(out refusal, out var whole)) { return refusal; }
        var price = await ensure.Of(asked.Then, cancellationToken);
        var now = price.Succeeded ? await gateway.ReadSubscription(charge.SubscriptionId!, cancellationToken) : price.As<SubscriptionFacts>();
        if (now is not { Succeeded: true, Value: { } facts }) { return StartCardSetup.Unreachable; }
        if (facts.HasEnded) { return ChangeBillingCycle.NotFound; }
        if (facts.EndsThen || facts.EndsAt is not null) { return ChangeBillingCycle.Ends; }
        if (facts.PeriodEnd - ChangeBillingCycle.Near <= time.GetUtcNow()) { return ChargeIsNear; }

        var change = new PlanChange(asked.Of, asked.Now.PlanName, asked.At ?? Second(time.GetUtcNow()), facts.PeriodEnd, facts.PeriodEnd, facts.PeriodEnd, Money.Zero(asked.Then.Net.Currency), whole.Total);
        if (!asked.Then.IsMoreThan(asked.Now) || facts.IsWaiting) { return Later(asked, whole, change, price.Value!.Id); }
        var today = await gateway.PreviewChange(new(facts.Id, facts.ItemId, price.Value!.Id, change.At), cancellationToken);
        if (today is not { Succeeded: true, Value: { } due }) { return today.Outcome == Outcome.Unknown ? StartCardSetup.Unreachable : PreviewPrice.NotAvailable; }
        return due.Total.Minor > 0 ? AtOnce(asked, whole, change, price.Value!.Id, due) : Later(asked, whole, change, price.Value!.Id);
    }

    private PricePreview AtOnce(AskedChange asked, PricePreview whole, PlanChange change, string price, PreviewFacts due)
    {
        var unused = due.Lines.Where(l => l.Amount.Minor < 0).Aggregate(change.Unused, (sum, l) => sum - l.Amount);
        return whole with
        {
            Net = due.Net,
            Tax = due.Tax,
            Total = due.Total,
            Lines = due.Lines,
            NextChargeAt = due.RenewsAt,
            Change = change with { From = null, Until = due.RenewsAt ?? change.Until, Unused = unused },
            Keep = Keep(asked, due, price),
        };
    }

    private PricePreview Later(AskedChange asked, PricePreview whole, PlanChange change, string price)
    {
        var nothing = Money.Zero(asked.Then.Net.Currency);
        return whole with
        {
            Net = nothing,
            Tax = nothing,
            Total = nothing,
            Lines = [],
            NextChargeAt = change.Until,
            Change = change,
            Keep = Keep(asked, new(nothing, nothing, nothing, null, [], nothing, false), price),
        };
    }

    private Func<SignupDb, Task> Keep(AskedChange asked, PreviewFacts facts, string price) => async db =>
    {
        if (await PricedOffer.Find(db, asked.ClientAccountId, asked.Then, facts.Net, facts.Tax, connection.Name, CancellationToken.None) is null) { db.Add(PricedOffer.Of(asked.ClientAccountId, asked.Then, facts, connection.Name, price, null, null, time.GetUtcNow())); }
    };

    private static DateTimeOffset Second(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
