using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Cards;
using SignupWeb.Plans;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Moving;

/// <summary>Everything an accepted order leads to, for one that was accepted elsewhere, in the caller's transaction. Nothing is charged, invoiced or mailed: that was done there.</summary>
public sealed class TakeOverPurchase(TakeOverContract contracts, TakeOverSignup signups, StripeConnection connection, IOptions<ShopOptions> shop, IOptions<PlanOptions> plans, TimeProvider time)
{
    internal async Task Into(SignupDb db, CheckedContract sold, Customer customer, CancellationToken cancellationToken)
    {
        var culture = sold.Culture;
        var (line, party) = (sold.Line, CustomerProfiles.PartyOf(customer) with { Culture = culture });
        var offer = OfferOf(sold, CultureInfo.GetCultureInfo(culture));
        var account = await AccountOf(db, line.StripeCustomer, cancellationToken);
        var card = await CardOf(db, sold, account, customer.Id, cancellationToken);
        var signup = TakeOverSignup.Begin(account, customer.Id, card, offer, party.Country, sold.SignedAt);
        var order = Order.TakeOver(new(line.Reference, signup.Id, account, customer.Id, card, offer, party, sold.Total - sold.Tax, sold.Tax, sold.Total), sold.SignedAt);
        var terms = RecordAgreement.Into(db, order.Id, signup.Id, account, customer.Id, offer, party, ContractText.Compose(offer, party, shop.Value.LegalName), asksForStart: false, sold.SignedAt);
        db.Add(order);
        Charge(db, sold, order);
        Run(db, sold, order);
        signups.Complete(db, signup, order, await contracts.Into(db, terms, sold.Number, sold.PaidUntil, sold.EndsAt, sold.EndedAt, line.Reference, cancellationToken));
    }

    /// <summary>It was signed long ago: nobody withdraws from it here.</summary>
    private Offer OfferOf(CheckedContract sold, CultureInfo culture)
    {
        var offer = sold.Plan.OfferIn(sold.Price, plans.Value.RemorseWindow, culture);
        return offer with { Ends = offer.Ends! with { WithdrawalDays = 0 } };
    }

    private void Charge(SignupDb db, CheckedContract sold, Order order)
    {
        var charge = OrderCharge.TakeOver(new(order.Id, order.SignupId, order.ClientAccountId, order.CustomerId, order.PaymentProfileId, order.Offer, order.Party, order.Net, order.Tax, order.Total, 1), sold.Line.StripeSubscription is { Length: > 0 } subscription ? subscription : null, time.GetUtcNow());
        if (sold.EndsAt is { } ends) { charge.EndAt(ends, sold.SignedAt); }
        if (sold.EndedAt is { } ended) { charge.End(ended); }
        db.Add(charge);
    }

    private static void Run(SignupDb db, CheckedContract sold, Order order)
    {
        var runs = Subscription.TakeOver(new(order.Id, order.SignupId, order.ClientAccountId, order.CustomerId, default, order.Offer, order.Party, order.Net, order.Tax, order.Total, sold.SignedAt), sold.PaidFrom, sold.PaidUntil);
        if (sold.EndsAt is { } ends) { runs.GiveNotice(ends); }
        if (sold.EndedAt is { } ended) { runs.End(ended); }
        db.Add(runs);
        db.AddRange(order.Offer.Quotas.Select(grant => Quota.From(grant, runs, sold.PaidFrom)));
    }

    private async Task<ClientAccountId> AccountOf(SignupDb db, string stripeCustomer, CancellationToken cancellationToken)
    {
        if (stripeCustomer.Length == 0) { return ClientAccountId.New(); }
        var known = db.Set<StripeCustomer>().Local.FirstOrDefault(c => c.StripeId == stripeCustomer) ?? await db.Set<StripeCustomer>().FirstOrDefaultAsync(c => c.StripeId == stripeCustomer && c.Service == connection.Name, cancellationToken);
        if (known is null) { db.Add(known = new StripeCustomer { ClientAccountId = ClientAccountId.New(), Service = connection.Name, StripeId = stripeCustomer, MadeAt = time.GetUtcNow() }); }
        return known.ClientAccountId;
    }

    private static async Task<PaymentProfileId> CardOf(SignupDb db, CheckedContract sold, ClientAccountId account, CustomerId customer, CancellationToken cancellationToken)
    {
        if (sold.Card is not { } named) { return PaymentProfileId.New(); }
        var known = db.Set<PaymentProfile>().Local.FirstOrDefault(p => p.PaymentMethodId == named.Id) ?? await db.Set<PaymentProfile>().FirstOrDefaultAsync(p => p.PaymentMethodId == named.Id, cancellationToken);
        if (known is not null) { return known.Id; }
        var card = new PaymentProfile { Id = PaymentProfileId.New(), ClientAccountId = account, CustomerId = customer, StripeCustomerId = sold.Line.StripeCustomer, PaymentMethodId = named.Id, BrandName = named.Brand, LastFour = named.LastFour, ExpiryMonth = named.Month, ExpiryYear = named.Year, AddedAt = sold.SignedAt };
        db.AddRange(card, Deadline.At(CardRunsOut.Kind, card.Id.Value, card.RunsOutAt - CardRunsOut.Soon));
        return card.Id;
    }
}
