using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// Review: the price as the payment provider will charge it, frozen with plan version, buyer, card and contract text.
/// Refusals: UNAUTHORIZED, SIGNUP_NOT_FOUND (also for somebody else's), SIGNUP_OVER, STEP_NOT_REACHED, the catalogue's, PAYMENT_SERVICE_UNREACHABLE.
/// </summary>
public sealed class FreezeQuote(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PlanCatalogue catalogue, CustomerProfiles profiles, PreviewPrice preview, IOptions<ShopOptions> shop, TimeProvider time)
{
    public static readonly Refusal NotReached = Refusal.Conflict("STEP_NOT_REACHED", "There is a step before this one.");

    public async Task<Result<Frozen>> Run(Actor actor, SignupId id, CancellationToken cancellationToken = default)
    {
        if ((await Look(actor, id, cancellationToken)).Refused(out var refusal, out var seen)) { return refusal; }
        var (signup, party, card) = seen!;
        if ((await catalogue.Offer(signup.Offer.PlanId, signup.Offer.BillingCycle, cancellationToken)).Refused(out refusal, out var offer)) { return refusal; }
        if ((await preview.Run(signup.Id, signup.ClientAccountId, party.Email, offer!, party, cancellationToken)).Refused(out refusal, out var price)) { return refusal; }
        var text = ContractText.Compose(offer!, party, shop.Value.Name);
        var quote = new Quote
        {
            Id = QuoteId.New(),
            SignupId = id,
            Offer = offer!,
            Party = party,
            PaymentProfileId = card,
            Net = price!.Net,
            Tax = price.Tax,
            Total = price.Total,
            TaxBasisPoints = price.TaxBasisPoints,
            TaxReason = price.TaxReason,
            TextHash = text.Hash,
            FrozenAt = time.GetUtcNow(),
        };
        return await Keep(quote, text, price, cancellationToken);
    }

    private async Task<Result<Seen>> Look(Actor actor, SignupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await SignupGate.OfCustomer(db, actor, id, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal; }
        if (!signup.IsOpen) { return Signup.Over; }
        if (signup is not { CustomerId: { } customer, PaymentProfileId: { } card, ProfileConfirmed: true }) { return NotReached; }
        var party = await profiles.PartyOf(db, customer, cancellationToken);
        return party is null ? NotReached : new Seen(signup, party, card);
    }

    /// <summary>Keeps the quote unless the newest one says the same; a refresh of the page makes no new row.</summary>
    private Task<Result<Frozen>> Keep(Quote quote, ContractText text, PricePreview price, CancellationToken cancellationToken) => unit.Run<Result<Frozen>>(
        async db =>
        {
            var signup = await db.Set<Signup>().SingleAsync(s => s.Id == quote.SignupId, cancellationToken);
            if (!signup.IsOpen) { return Signup.Over; }
            var shown = signup.QuoteId is { } last ? await db.Set<Quote>().SingleOrDefaultAsync(q => q.Id == last, cancellationToken) : null;
            if (shown is not null && shown.SaysTheSameAs(quote)) { return new Frozen(shown, text, price, null); }
            db.Add(quote);
            signup.Show(quote.Id);
            return new Frozen(quote, text, price, shown is not null && shown.Total != quote.Total && shown.Offer.PlanId == quote.Offer.PlanId && shown.Offer.BillingCycle == quote.Offer.BillingCycle ? shown.Total : null);
        },
        cancellationToken);

    /// <param name="Before">The total shown earlier, when it has changed since.</param>
    public sealed record Frozen(Quote Quote, ContractText Text, PricePreview Price, Money? Before);

    private sealed record Seen(Signup Signup, Party Party, PaymentProfileId Card);
}
