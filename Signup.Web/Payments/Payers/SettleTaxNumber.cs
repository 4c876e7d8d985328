using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Payers;

/// <summary>
/// Takes what a check of a VAT number has shown. One that is not valid makes the buyer pay the tax of their country from the next cycle on,
/// and they are told; what was sold without tax before is for a person to look at.
/// </summary>
public sealed class SettleTaxNumber(UnitOfWork unit, SubscriptionTax tax)
{
    /// <summary>False for a number that is not ours, or not the newest; null while the answer to our own call is not here, which tells whether it is.</summary>
    public Task<bool?> Run(TaxNumberFacts facts, CancellationToken cancellationToken) => unit.Run<bool?>(
        async db =>
        {
            if (await db.Set<TaxNumber>().SingleOrDefaultAsync(n => n.StripeCustomerId == facts.CustomerId, cancellationToken) is not { } number) { return false; }
            if (number.TaxIdId is null && number.Value.Length > 0 && number.State == TaxNumberState.BeingChecked) { return null; }
            if (number.TaxIdId != facts.Id) { return false; }
            await Apply(db, number, facts.Status, cancellationToken);
            return true;
        },
        cancellationToken);

    internal async Task Apply(SignupDb db, TaxNumber number, string status, CancellationToken cancellationToken)
    {
        var state = status switch
        {
            "verified" => TaxNumberState.Verified,
            "unverified" => TaxNumberState.NotVerified,
            "unavailable" => TaxNumberState.Unavailable,
            _ => TaxNumberState.BeingChecked,
        };
        if (!number.Found(state) || state is not (TaxNumberState.Verified or TaxNumberState.NotVerified)) { return; }
        var account = number.ClientAccountId;
        await tax.Follow(db, account, number.Country, number.Value, number.Standing, cancellationToken);
        if (await db.Set<Cards.CardSetup>().Where(s => s.ClientAccountId == account).Select(s => (Kernel.CustomerId?)s.CustomerId).FirstOrDefaultAsync(cancellationToken) is not { } customer) { return; }
        db.Announce(new VatNumberChecked(customer, state == TaxNumberState.Verified));
        if (state == TaxNumberState.NotVerified && await db.Set<OrderCharge>().FirstOrDefaultAsync(c => c.ClientAccountId == account && c.State == ChargeState.Confirmed && c.Tax.Minor == 0, cancellationToken) is { } untaxed)
        {
            SoldWithoutTax(db, number, untaxed);
        }
    }

    internal static void SoldWithoutTax(SignupDb db, TaxNumber number, OrderCharge charge) =>
        db.Announce(new RiskFound("vat-not-verified", "yellow", charge.OrderId.Value, $"The VAT number {number.Value} is not valid, and something was sold to it without tax. Later cycles bear the tax; decide about what is paid."));
}
