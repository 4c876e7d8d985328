using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Ending;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Renewals;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Signups;

/// <summary>
/// Review: the price as the payment service will charge it, frozen with plan version, promotion, buyer, card and contract text. A code that takes nothing off is told, and the price is that without it.
/// Refusals: UNAUTHORIZED, SIGNUP_NOT_FOUND (also for somebody else's), SIGNUP_OVER, STEP_NOT_REACHED, the catalogue's, PAYMENT_SERVICE_UNREACHABLE.
/// </summary>
public sealed class FreezeQuote(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PlanCatalogue catalogue, CustomerProfiles profiles, PreviewPrice preview, PreviewChange changes, Troubles troubles, IOptions<WithdrawalOptions> withdrawal, IOptions<ShopOptions> shop, TimeProvider time)
{
    private static readonly TimeSpan HowLongItHolds = TimeSpan.FromHours(1);

    public static readonly Refusal NotReached = Refusal.Conflict("STEP_NOT_REACHED", "There is a step before this one.");

    /// <summary>R5, initiates a purchase, for the case that there is no price to be had.</summary>
    public static readonly Trouble NoPrice = new("price-not-available", "A customer could not be shown the price of an order");

    /// <summary>Shows the price and the contract, in the reader's language.</summary>
    public Task<Result<Frozen>> Run(Actor actor, SignupId id, CancellationToken cancellationToken = default) => Run(actor, id, null, cancellationToken);

    /// <param name="agreedTo">The quote that is being agreed to: it is compared with what is true now, in its own language. Null for the newest, in the reader's.</param>
    internal Task<Result<Frozen>> Run(Actor actor, SignupId id, QuoteId? agreedTo, CancellationToken cancellationToken = default) =>
        troubles.Watch(NoPrice, () => Freeze(actor, id, agreedTo, cancellationToken));

    private async Task<Result<Frozen>> Freeze(Actor actor, SignupId id, QuoteId? agreedTo, CancellationToken cancellationToken)
    {
        if ((await Look(actor, id, agreedTo, cancellationToken)).Refused(out var refusal, out var seen)) { return refusal; }
        var (signup, party, card, running, _, mayWithdraw) = seen;
        if ((await catalogue.Offer(signup.Offer.PlanId, signup.Offer.BillingCycle, new CultureInfo(party.Culture), signup.Offer.Net.Currency, cancellationToken)).Refused(out refusal, out var sold)) { return refusal; }
        var offer = mayWithdraw ? withdrawal.Value.For(sold, party) : sold with { Ends = (sold.Ends ?? new()) with { WithdrawalDays = 0 } };
        var priced = running is { } now
            ? await changes.Run(new(signup.Id, signup.ClientAccountId, signup.Changes!.Value, now, offer, party, SaidAt(seen, offer)), actor, cancellationToken)
            : await preview.Run(signup.Id, signup.ClientAccountId, party.Email, offer, party, signup.PromotionCode, signup.CustomerId, cancellationToken);
        var dropped = priced.Refusal is { } fault && PromotionCodes.Refused(fault) ? fault : null;
        if (dropped is not null) { priced = await preview.Run(signup.Id, signup.ClientAccountId, party.Email, offer, party, cancellationToken); }
        if (priced.Refused(out refusal, out var price)) { return refusal; }
        var text = ContractText.Compose(offer, party, shop.Value.LegalName);
        var quote = new Quote
        {
            Id = QuoteId.New(),
            SignupId = id,
            Offer = offer with { Discount = price.Discount, Change = price.Change },
            Party = party,
            PaymentProfileId = card,
            Net = price.Net,
            Tax = price.Tax,
            Total = price.Total,
            TaxBasisPoints = price.TaxBasisPoints,
            TaxReason = price.TaxReason,
            TextHash = text.Hash,
            FrozenAt = time.GetUtcNow(),
        };
        return await Keep(quote, agreedTo, text, price, dropped, cancellationToken);
    }

    private async Task<Result<Seen>> Look(Actor actor, SignupId id, QuoteId? agreedTo, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await SignupGate.OfCustomer(db, actor, id, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal; }
        if (!signup.IsOpen) { return Signup.Over; }
        if (signup is not { CustomerId: { } customer, PaymentProfileId: { } card, ProfileConfirmed: true }) { return NotReached; }
        var party = await profiles.PartyOf(db, customer, cancellationToken);
        if (party is null) { return NotReached; }
        var agreed = await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == agreedTo && q.SignupId == id, cancellationToken);
        var now = signup.Changes is { } changed ? await db.Set<Subscription>().Where(s => s.OrderId == changed).Select(s => s.Offer).SingleAsync(cancellationToken) : null;
        if (agreed is null && now is not null && signup.QuoteId is { } last) { agreed = await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == last, cancellationToken); }
        var old = signup.Changes is { } began ? await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == began, cancellationToken) : null;
        return new Seen(signup, party with { Culture = (agreedTo is null ? null : agreed?.Party.Culture) ?? LanguageChoice.Current.Name }, card, now, agreed, old is null || WithdrawalRight.WhyNot(old, time.GetUtcNow(), shop.Value.Zone) is null);
    }

    /// <summary>What is unused of a plan is less by the second: what was shown lately is said again.</summary>
    private DateTimeOffset? SaidAt(Seen seen, Offer offer) =>
        seen.Shown is { Offer: { Change: { } change } shown } && shown.PlanVersionId == offer.PlanVersionId && shown.BillingCycle == offer.BillingCycle && time.GetUtcNow() - change.At < HowLongItHolds ? change.At : null;

    /// <summary>Keeps the quote unless the one that was shown says the same; a refresh of the page makes no new row.</summary>
    private Task<Result<Frozen>> Keep(Quote quote, QuoteId? agreedTo, ContractText text, PricePreview price, Refusal? dropped, CancellationToken cancellationToken) => unit.Run<Result<Frozen>>(
        async db =>
        {
            var signup = await db.Set<Signup>().SingleAsync(s => s.Id == quote.SignupId, cancellationToken);
            if (!signup.IsOpen) { return Signup.Over; }
            await price.Keep(db);
            signup.Bring(signup.PromotionCode, quote.Offer);
            var last = agreedTo ?? signup.QuoteId;
            var shown = await db.Set<Quote>().SingleOrDefaultAsync(q => q.Id == last && q.SignupId == quote.SignupId, cancellationToken);
            if (shown is not null && shown.SaysTheSameAs(quote))
            {
                signup.Show(shown.Id);
                return new Frozen(shown, text, price, null, dropped);
            }

            db.Add(quote);
            signup.Show(quote.Id);
            return new Frozen(quote, text, price, shown is not null && shown.Total != quote.Total && shown.Offer.PlanId == quote.Offer.PlanId && shown.Offer.BillingCycle == quote.Offer.BillingCycle ? shown.Total : null, dropped);
        },
        cancellationToken);

    /// <param name="Before">The total shown earlier, when it has changed since.</param>
    /// <param name="Dropped">Why the promotion code the customer brought takes nothing off; null when it does, or there is none.</param>
    public sealed record Frozen(Quote Quote, ContractText Text, PricePreview Price, Money? Before, Refusal? Dropped);

    /// <param name="Running">What the subscription is that is to be changed; null for something new.</param>
    /// <param name="Shown">The quote that is agreed to, or the change that was shown last.</param>
    /// <param name="MayWithdraw">A change gives no right to withdraw anew: it lasts as long as that from the contract there is.</param>
    private sealed record Seen(Signup Signup, Party Party, PaymentProfileId Card, Offer? Running, Quote? Shown, bool MayWithdraw);
}
