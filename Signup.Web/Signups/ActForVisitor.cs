using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>
/// What a page of another system has us do for its visitor before it sends them back (docs/external-pages.md): register them, keep their details, open the page for the card,
/// say the price and the contract. By the use cases of our own pages, for the customer of the visit alone. Refusals: VISIT_OVER, and theirs.
/// </summary>
public sealed class ActForVisitor(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, RegisterCustomer register, ReadProfile read, UpdateProfile update, SignupPayer payers, StartCardSetup cards, ChoosePlan choose, FreezeQuote freeze, SignInHandOff signIn, IOptions<SignupOptions> options, TimeProvider time)
{
    public static readonly Refusal Over = Refusal.Conflict("VISIT_OVER", "This visit has ended. Send the customer back to the shop.");

    /// <summary>A visit, whose page signs with these secrets.</summary>
    public sealed record Known(PageVisit Visit, Signup Signup, IEnumerable<string> Secrets);

    /// <summary>Null when there is no such visit.</summary>
    public async Task<Known?> Find(Guid visitId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<PageVisit>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == visitId, cancellationToken) is not { } visit || options.Value.Pages.Of(visit.Step) is not { } page) { return null; }
        return new(visit, await db.Set<Signup>().AsNoTracking().SingleAsync(s => s.Id == visit.SignupId, cancellationToken), page.Secrets);
    }

    /// <summary>Refuses when the visit or its sign-up has ended.</summary>
    public Refusal? Allows(Known known) => known.Visit.IsOpen(time.GetUtcNow()) && known.Signup.IsOpen ? null : Over;

    /// <summary>A second time answers the customer that was made. Null: the answer is in a mail.</summary>
    public async Task<Result<CustomerId?>> Register(Known known, Registration registration, CancellationToken cancellationToken = default)
    {
        if (known.Visit.Found is { } before) { return (CustomerId?)new CustomerId(before); }
        var complete = registration with { HandOff = signIn.Seal(HandOffs.Register(known.Signup)) };
        if ((await register.Run(complete, known.Visit.From, [.. complete.MissingOnPage()], cancellationToken)).Refused(out var refusal, out var made)) { return refusal; }
        if (made.Made is { } customer) { await Keep(known.Visit, customer.Value, cancellationToken); }
        return made.Made;
    }

    /// <param name="change">Null only reads.</param>
    public Task<Result<CustomerView>> Details(Known known, ProfileChange? change, CancellationToken cancellationToken = default)
    {
        var (owner, customer) = (ReturnFromPage.Owner(known.Signup), known.Signup.CustomerId ?? default);
        return change is null ? read.Run(owner, customer, cancellationToken) : update.Run(owner, customer, change, complete: true, cancellationToken);
    }

    /// <summary>The payment service's page for the card; from there its visitor comes to the other page again.</summary>
    public async Task<Result<string>> CardPage(Known known, CancellationToken cancellationToken = default)
    {
        if ((await payers.Of(known.Signup, cancellationToken)).Refused(out var refusal, out var payer)) { return refusal; }
        return await cards.Run(ReturnFromPage.Owner(known.Signup), payer, HandOffs.CardOfPage(known.Signup, known.Visit), cancellationToken);
    }

    /// <summary>The card was added: it goes along with the visitor to the other page. Nothing when the visit has ended.</summary>
    public async Task CardAdded(Guid visitId, PaymentProfileId card, CancellationToken cancellationToken = default)
    {
        if (await Find(visitId, cancellationToken) is { Visit: { State: PageVisitState.Open, Step: SignupStep.Payment } visit }) { await Keep(visit, card.Value, cancellationToken); }
    }

    /// <summary>Another billing cycle of the same plan.</summary>
    public Task<Result<Signup>> Choose(Known known, BillingCycle cycle, CancellationToken cancellationToken = default) =>
        choose.Run(ReturnFromPage.Owner(known.Signup), holdsKey: false, known.Signup.Id, known.Signup.Offer.PlanId, cycle, cancellationToken);

    public Task<Result<FreezeQuote.Frozen>> Price(Known known, CancellationToken cancellationToken = default) => freeze.Run(ReturnFromPage.Owner(known.Signup), known.Signup.Id, cancellationToken);

    private Task<Done> Keep(PageVisit visit, Guid found, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            (await db.Set<PageVisit>().SingleAsync(v => v.Id == visit.Id, cancellationToken)).Find(found);
            return Done.It;
        },
        cancellationToken);
}
