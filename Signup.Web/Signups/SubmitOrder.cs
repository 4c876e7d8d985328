using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Watching;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// R3 SubmitOrder and R1 step 8: the customer agrees to the frozen quote; the order, the agreement and signup.requested are saved together.
/// Refusals: UNAUTHORIZED, SIGNUP_NOT_FOUND (also for somebody else's), CONSENT_MISSING, START_NOT_ASKED, QUOTE_CHANGED, SIGNUP_OVER. The same quote again gives back the order that is there.
/// </summary>
public sealed class SubmitOrder(UnitOfWork unit, FreezeQuote freeze, PlaceOrder place, IOptions<ShopOptions> shop, IOptions<SignupOptions> options, TimeProvider time)
{
    public static readonly Refusal ConsentMissing = Refusal.Invalid("CONSENT_MISSING", "Tick the box to agree to the contract.", "agree");

    /// <summary>Everything here starts at once: whoever could withdraw asks for that, and knows what it means.</summary>
    public static readonly Refusal StartNotAsked = Refusal.Invalid("START_NOT_ASKED", "Tick the box to have it start at once.", "start");

    public static readonly Refusal QuoteChanged = Refusal.Conflict("QUOTE_CHANGED", "The price or your details have changed since you looked. Check them and confirm again.");

    /// <param name="asksForStart">Must be said where the quote comes with a right to withdraw.</param>
    public async Task<Result<Order>> Run(Actor actor, SignupId id, QuoteId quoteId, bool agreed, bool asksForStart = false, CancellationToken cancellationToken = default)
    {
        if (!agreed) { return ConsentMissing; }
        using var told = Story.Begin("place the order", id.Value);
        if ((await freeze.Run(actor, id, quoteId, cancellationToken)).Refused(out var refusal, out var now) && refusal != Signup.Over) { return refusal; }
        if (now is not null && now.Quote.Id != quoteId) { return QuoteChanged; }
        return await unit.Run<Result<Order>>(db => Place(db, actor, id, quoteId, asksForStart, cancellationToken), cancellationToken);
    }

    private async Task<Result<Order>> Place(SignupDb db, Actor actor, SignupId id, QuoteId quoteId, bool asksForStart, CancellationToken cancellationToken)
    {
        if ((await SignupGate.OfCustomer(db, actor, id, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal; }
        if (signup.OrderId is { } placed) { return await db.Set<Order>().SingleAsync(o => o.Id == placed, cancellationToken); }
        if (signup.QuoteId != quoteId) { return QuoteChanged; }
        var quote = await db.Set<Quote>().SingleAsync(q => q.Id == quoteId, cancellationToken);
        if (quote.CanBeWithdrawn && !asksForStart) { return StartNotAsked; }
        var customer = signup.CustomerId!.Value;
        db.Announce(new SignupRequested(id, signup.ClientAccountId, customer, quote.PaymentProfileId, quoteId));
        if (options.Value.ReportCustomerData)
        {
            db.Announce(new SignupRequestedForReporting(id, customer, quote.Party.Email, quote.Party.FirstName, quote.Party.LastName));
            db.Add(Deadline.At(ForgetReported.Kind, id.Value, time.GetUtcNow() + ForgetReported.After));
        }

        var order = place.Into(db, reference => new NewOrder(reference, id, signup.ClientAccountId, customer, quote.PaymentProfileId, quote.Offer, quote.Party, quote.Net, quote.Tax, quote.Total));
        if (signup.Order(order.Id) is { } over) { return over; }
        RecordAgreement.Into(db, order.Id, id, signup.ClientAccountId, customer, quote.Offer, quote.Party, ContractText.Compose(quote.Offer, quote.Party, shop.Value.LegalName), quote.CanBeWithdrawn, time.GetUtcNow());
        await db.CloseDeadlines(id, time.GetUtcNow(), cancellationToken);
        db.Add(Deadline.At(CompletionOverdue.Kind, id.Value, order.RemorseEndsAt + options.Value.AskAgainAfter));
        return order;
    }
}
