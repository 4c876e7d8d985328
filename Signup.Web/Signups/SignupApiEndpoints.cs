using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>The whole sign-up without a browser page, by the same use cases.</summary>
public static class SignupApiEndpoints
{
    /// <param name="Currency">Where the country's own is not wanted: one the plan has a price in, e.g. "chf".</param>
    /// <param name="PromotionCode">As typed; refused when it takes nothing off.</param>
    /// <param name="Changes">The order of the signed-in customer whose subscription gets this plan in place of its own; then currency, country and promotion code do not count.</param>
    /// <param name="SecondContract">The signed-in customer, who has bought before, gets this plan beside what they have; account, card, currency and country are theirs.</param>
    public sealed record StartRequest(PlanId PlanId, BillingCycle BillingCycle, string? Country, string? Currency = null, string? PromotionCode = null, OrderId? Changes = null, bool SecondContract = false);

    public sealed record PromotionRequest(string? PromotionCode);

    public sealed record NextStep(SignupStep Step, string Url, DateTimeOffset ExpiresAt);

    /// <param name="Key">Send it back in the header Signup-Key until the sign-up has its customer; null where it has one from the start.</param>
    public sealed record Started(SignupId SignupId, ClientAccountId ClientAccountId, string? Key, NextStep Next);

    /// <param name="Deadline">When something happens by itself next: an unfinished sign-up ends, a page of another system gives the step back, an order is charged, an unpaid one is cancelled. Null when nothing does.</param>
    public sealed record SignupView(SignupId SignupId, ClientAccountId ClientAccountId, SignupState State, SignupStep Step, string StepUrl, DateTimeOffset? Deadline, string Currency, string? PromotionCode, CustomerId? CustomerId, PaymentProfileId? PaymentProfileId, QuoteId? QuoteId, OrderView? Order, ContractId? ContractId, string? ThankYouUrl);

    public sealed record CardLink(string Url);

    public sealed record CardReturn(string SessionId);

    /// <param name="WithdrawalDays">For how many days its buyer can withdraw; 0 where they cannot.</param>
    /// <param name="PromotionProblem">Why the code that was brought takes nothing off; the price is that without it.</param>
    public sealed record QuoteView(QuoteId QuoteId, Money Net, Money Tax, Money Total, int TaxBasisPoints, string TaxReason, string ContractText, string ContractTextHash, Discount? Discount, PromotionProblem? PromotionProblem, int WithdrawalDays, PlanChange? Change = null)
    {
        internal static QuoteView Of(FreezeQuote.Frozen f) =>
            new(f.Quote.Id, f.Quote.Net, f.Quote.Tax, f.Quote.Total, f.Quote.TaxBasisPoints, string.Format(CultureInfo.InvariantCulture, f.Quote.TaxReason, TaxCountries.InSentence(f.Quote.Party.Country)), f.Text.ToString(), f.Text.Hash, f.Quote.Offer.Discount, f.Dropped is { } why ? new(why.Code, why.Message) : null, f.Quote.Offer.Ends?.WithdrawalDays ?? 0, f.Quote.Offer.Change);
    }

    public sealed record PromotionProblem(string Code, string Detail);

    /// <param name="StartNow">The buyer asks for the start at once, and knows what that does to the right to withdraw. Must be true where the quote has withdrawalDays.</param>
    public sealed record OrderRequest(SignupId SignupId, QuoteId QuoteId, bool Agree, bool StartNow = false);

    private static readonly string[] ThatCount = [SignupExpiry.Kind, RemorseWindow.Kind, ChargeTakesLong.Kind, PaymentDeadline.Kind, CompletionOverdue.Kind];

    public static void MapSignupApiEndpoints(this IEndpointRouteBuilder routes)
    {
        var signups = routes.MapGroup("/api/signups").WithTags("Sign-ups").DisableAntiforgery();
        signups.MapPost("/", Start).WithSummary("1. Choose a plan: starts a sign-up, or with changes that of another plan for what runs, or with secondContract that of one more (its customer)").Produces<Started>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409);
        signups.MapGet("/{id}", Get).WithSummary("Where a sign-up stands (its customer, or the key)").Produces<SignupView>().ProducesProblem(404);
        signups.MapPost("/{id}/promotion", Bring).WithSummary("Another promotion code on the way, or none (its customer, or the key)").Produces<SignupView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        signups.MapPost("/{id}/customer", Attach).WithSummary("2. After POST /api/customers, or /api/sessions for somebody who has an account: the signed-in customer joins the sign-up").Produces<SignupView>().ProducesProblem(401).ProducesProblem(409);
        signups.MapPost("/{id}/profile", Confirm).WithSummary("3. After PUT /api/customers/{id}/profile: the profile is complete").Produces<SignupView>().ProducesProblem(409);
        signups.MapPost("/{id}/card", AddCard).WithSummary("4. The payment service's page where a person adds a card; nothing is charged").Produces<CardLink>().ProducesProblem(503);
        signups.MapPost("/{id}/card/return", CardAdded).WithSummary("5. The session of that page is complete: the card joins the sign-up; one added to a declined order is charged at once").Produces<SignupView>().ProducesProblem(409);
        signups.MapPost("/{id}/quote", Freeze).WithSummary("6. Review: the frozen price and the contract text").Produces<QuoteView>().ProducesProblem(409);
        routes.MapPost("/api/orders", Submit).WithTags("Orders").WithSummary("7. Agree and order").Produces<OrderView>(201).ProducesProblem(404).ProducesProblem(409).DisableAntiforgery();
    }

    private static async Task<IResult> Start(StartRequest request, HttpContext http, StartSignup start, StartPlanChange change, StartSecondContract another, SignedLinks links, PublicAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.Changes is { } of) { return (await change.Run(of, request.PlanId, request.BillingCycle, Actor.Of(http.User), cancellationToken)).Answer(http, Begun); }
        if (request.SecondContract) { return (await another.Run(request.PlanId, request.BillingCycle, Actor.Of(http.User), cancellationToken)).Answer(http, Begun); }

        return (await start.Run(request.PlanId, request.BillingCycle, request.Country ?? string.Empty, request.Currency?.Trim().ToLowerInvariant(), request.PromotionCode, Origin.Of(http), cancellationToken)).Answer(http, started =>
        {
            var (url, expiresAt) = HandOffs.Open(started.Signup, links, time);
            return Results.Created($"/api/signups/{started.Signup.Id}", new Started(started.Signup.Id, started.Signup.ClientAccountId, started.Key, new(SignupJourney.Current(started.Signup).Step, address.Of(url), expiresAt)));
        });

        IResult Begun(Signup signup) => Results.Created($"/api/signups/{signup.Id}", new Started(signup.Id, signup.ClientAccountId, null, new(SignupJourney.Current(signup).Step, address.Of(SignupJourney.AddressOf(signup)), signup.StartedAt + SignupExpiry.After)));
    }

    private static Task<IResult> Get(SignupId id, HttpContext http, SignupGate gate, IDbContextFactory<SignupDb> contexts, PublicAddress address, CancellationToken cancellationToken) =>
        View(id, http, gate, contexts, address, cancellationToken);

    private static async Task<IResult> Bring(SignupId id, PromotionRequest request, HttpContext http, SignupGate gate, UsePromotionCode use, IDbContextFactory<SignupDb> contexts, SignedLinks links, PublicAddress address, CancellationToken cancellationToken) =>
        (await use.Run(Actor.Of(http.User), SignupKey.Opens(links, http.Request, id), id, request.PromotionCode, cancellationToken)).Refused(out var refusal, out _) ? refusal.ToProblem(http) : await View(id, http, gate, contexts, address, cancellationToken);

    private static async Task<IResult> Attach(SignupId id, HttpContext http, SignupGate gate, AttachCustomer attach, IDbContextFactory<SignupDb> contexts, SignedLinks links, PublicAddress address, CancellationToken cancellationToken)
    {
        if (Actor.Of(http.User).CustomerId is not { } customer) { return Actor.Unauthorized.ToProblem(http); }
        if (!SignupKey.Opens(links, http.Request, id) && (await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out _)) { return refusal.ToProblem(http); }
        return (await attach.Run(id, customer, null, cancellationToken)).Refused(out refusal, out _) ? refusal.ToProblem(http) : await View(id, http, gate, contexts, address, cancellationToken);
    }

    private static async Task<IResult> Confirm(SignupId id, HttpContext http, SignupGate gate, ConfirmProfile confirm, IDbContextFactory<SignupDb> contexts, PublicAddress address, CancellationToken cancellationToken)
    {
        if ((await Mine(id, http, gate, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal.ToProblem(http); }
        return (await confirm.Run(id, signup.CustomerId!.Value, cancellationToken)).Refused(out refusal, out _) ? refusal.ToProblem(http) : await View(id, http, gate, contexts, address, cancellationToken);
    }

    private static async Task<IResult> AddCard(SignupId id, HttpContext http, SignupGate gate, SignupPayer payers, StartCardSetup start, CancellationToken cancellationToken)
    {
        if ((await Mine(id, http, gate, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal.ToProblem(http); }
        if ((await payers.Of(signup, cancellationToken)).Refused(out refusal, out var payer)) { return refusal.ToProblem(http); }
        return (await start.Run(Actor.Of(http.User), payer, HandOffs.Payment(signup), cancellationToken)).Answer(http, url => Results.Ok(new CardLink(url)));
    }

    private static async Task<IResult> CardAdded(SignupId id, CardReturn request, HttpContext http, SignupGate gate, FinishCardSetup finish, AttachPaymentProfile attach, TryPaymentAgain again, IDbContextFactory<SignupDb> contexts, PublicAddress address, CancellationToken cancellationToken)
    {
        if ((await Mine(id, http, gate, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal.ToProblem(http); }
        if ((await finish.Run(signup.ClientAccountId, request.SessionId, cancellationToken)).Refused(out refusal, out var card)) { return refusal.ToProblem(http); }
        if (signup.OrderId is { } order) { return (await again.Run(order, card, Actor.Of(http.User), cancellationToken)).Refused(out refusal, out _) ? refusal.ToProblem(http) : await View(id, http, gate, contexts, address, cancellationToken); }
        return (await attach.Run(id, card, cancellationToken)).Refused(out refusal, out _) ? refusal.ToProblem(http) : await View(id, http, gate, contexts, address, cancellationToken);
    }

    private static async Task<IResult> Freeze(SignupId id, HttpContext http, SignupGate gate, FreezeQuote freeze, CancellationToken cancellationToken)
    {
        if ((await Mine(id, http, gate, cancellationToken)).Refused(out var refusal, out _)) { return refusal.ToProblem(http); }
        return (await freeze.Run(Actor.Of(http.User), id, cancellationToken)).Answer(http, frozen => Results.Ok(QuoteView.Of(frozen)));
    }

    private static async Task<IResult> Submit(OrderRequest request, HttpContext http, SignupGate gate, SubmitOrder submit, CancellationToken cancellationToken)
    {
        if ((await Mine(request.SignupId, http, gate, cancellationToken)).Refused(out var refusal, out _)) { return refusal.ToProblem(http); }
        return (await submit.Run(Actor.Of(http.User), request.SignupId, request.QuoteId, request.Agree, request.StartNow, cancellationToken)).Answer(http, order => Results.Created($"/api/orders/{order.Id}", OrderView.Of(order)));
    }

    /// <summary>The sign-up of the signed-in customer.</summary>
    private static async Task<Result<Signup>> Mine(SignupId id, HttpContext http, SignupGate gate, CancellationToken cancellationToken)
    {
        if (!Actor.Of(http.User).IsSignedIn) { return Actor.Unauthorized; }
        if ((await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal; }
        return signup.CustomerId is null ? Signup.NotFound : signup;
    }

    private static async Task<IResult> View(SignupId id, HttpContext http, SignupGate gate, IDbContextFactory<SignupDb> contexts, PublicAddress address, CancellationToken cancellationToken)
    {
        if ((await gate.Open(http, id, cancellationToken)).Refused(out var refusal, out var signup)) { return refusal.ToProblem(http); }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var order = signup.OrderId is { } orderId ? await db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == orderId, cancellationToken) : null;
        var step = SignupJourney.Current(signup);
        var due = signup.EndedAt is null ? await Due(db, signup, cancellationToken) : null;
        return Results.Ok(new SignupView(signup.Id, signup.ClientAccountId, signup.State, signup.State == SignupState.Completed ? SignupStep.Done : step.Step, address.Of(SignupJourney.AddressOf(signup)), due, signup.Offer.Net.Currency, signup.PromotionCode, signup.CustomerId, signup.PaymentProfileId, signup.QuoteId, order is null ? null : OrderView.Of(order), signup.ContractId, signup.ThankYouUrl));
    }

    private static async Task<DateTimeOffset?> Due(SignupDb db, Signup signup, CancellationToken cancellationToken)
    {
        Guid[] about = signup.OrderId is { } order ? [signup.Id.Value, order.Value] : [signup.Id.Value];
        return await db.Set<Deadline>().Where(d => d.ClosedAt == null && ThatCount.Contains(d.Kind) && about.Contains(d.SubjectId)).Select(d => (DateTimeOffset?)d.DueAt)
            .Concat(db.OpenVisits(signup).Select(v => (DateTimeOffset?)v.EndsAt)).MinAsync(cancellationToken);
    }
}
