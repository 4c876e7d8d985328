using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Cards;

/// <summary>
/// R1 step 5: sends the customer to the payment service's own page to add a card; nothing is charged.
/// Answers the page's address. Refusals: UNAUTHORIZED, PAYER_NOT_FOUND (also for somebody else), PAYMENT_SERVICE_UNREACHABLE, within ten seconds.
/// </summary>
public sealed class StartCardSetup(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, EnsureCustomer customers, PaymentCalls calls, PaymentGateway gateway, SignedLinks links, PublicAddress address, Troubles troubles, IOptions<PaymentOptions> options, TimeProvider time)
{
    public const string ReturnPath = "/payments/card/return";

    /// <summary>The reason of a customer who chose to come back without a card; no problem to be told of.</summary>
    public const string Cancelled = "CARD_CANCELLED";

    internal const string LinkKind = "card-return";

    public static readonly Refusal Unreachable = new(RefusalKind.Unavailable, "PAYMENT_SERVICE_UNREACHABLE", "We cannot reach the payment service. You have not been charged.");

    public static readonly Refusal NotTheirs = Refusal.NotFound("PAYER_NOT_FOUND", "There is nothing for you to pay here.");

    /// <summary>R5, a card cannot be added for a reason that is ours.</summary>
    public static readonly Trouble NoPage = new("card-page-not-available", "A customer could not be sent to the page where a card is added");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long the page can be used; the service allows 30 minutes to 24 hours.</summary>
    private static readonly TimeSpan PageLives = TimeSpan.FromHours(23);

    private static readonly TimeSpan LinkLives = TimeSpan.FromHours(25);

    /// <param name="handOff">The way back with the card, and the step to return to without one.</param>
    public Task<Result<string>> Run(Actor actor, Payer payer, HandOff handOff, CancellationToken cancellationToken = default) =>
        troubles.Watch(NoPage, () => Start(actor, payer, handOff, cancellationToken));

    private async Task<Result<string>> Start(Actor actor, Payer payer, HandOff handOff, CancellationToken cancellationToken)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        if (actor.CustomerId != payer.CustomerId) { return NotTheirs; }
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (await LeaveOlder(payer.SignupId, either.Token) is { } finished) { return address.Of(finished); }
            var customer = await customers.Ask(payer.SignupId, payer.ClientAccountId, payer.Party, either.Token);
            return customer.Answer.Succeeded ? await Open(payer, customer, handOff, either.Token) : await Refuse(customer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable;
        }
    }

    private async Task<Result<string>> Refuse(Asked<Reference> customer)
    {
        await calls.Settle(customer);
        return Unreachable;
    }

    private async Task<Result<string>> Open(Payer payer, Asked<Reference> customer, HandOff handOff, CancellationToken cancellationToken)
    {
        var opened = await calls.Run(Plan, gateway.OpenCardPage, page => page.Id, Keep, cancellationToken);
        return opened.Succeeded ? opened.Value!.Url : Unreachable;

        async Task<(PaymentOperation, CardPageParameters)> Plan(SignupDb db)
        {
            await customer.Settle(db);
            return await PlanPage(db, payer, await customers.Kept(db, payer.ClientAccountId), handOff, cancellationToken);
        }

        static async Task Keep(SignupDb db, PaymentOperation operation, HostedPage page) =>
            (await db.Set<CardSetup>().SingleAsync(s => s.Id == operation.SubjectId, CancellationToken.None)).Opened(page.Id);
    }

    private async Task<(PaymentOperation Planned, CardPageParameters Parameters)> PlanPage(SignupDb db, Payer payer, string customerId, HandOff handOff, CancellationToken cancellationToken)
    {
        var before = await db.Set<CardSetup>().Where(s => s.SignupId == payer.SignupId).MaxAsync(s => (int?)s.Number, cancellationToken) ?? 0;
        var setup = CardSetup.Start(payer, customerId, before + 1, handOff, time.GetUtcNow());
        db.Add(setup);
        var asked = new CardPageParameters(
            customerId,
            setup.Id.ToString(),
            payer.SignupId,
            payer.ClientAccountId,
            options.Value.Currency,
            address.Of($"{WayBack(setup.Id)}&session_id={{CHECKOUT_SESSION_ID}}"),
            address.Of(handOff.ReturnWithout(Cancelled)),
            setup.StartedAt + PageLives,
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is var language and ("en" or "de") ? language : "auto");
        return (PaymentOperation.Plan(OperationKind.OpenCardPage, $"signup-{payer.SignupId}-card-{setup.Number}", setup.Id, setup.StartedAt, payer.SignupId, attempt: setup.Number), asked);
    }

    /// <summary>Closes pages of this sign-up that are still open. When the customer has just finished one, answers the way back from it instead.</summary>
    private async Task<string?> LeaveOlder(SignupId signup, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var older = await db.Set<CardSetup>().AsNoTracking().Where(s => s.SignupId == signup && s.State == CardSetupState.Open && s.SessionId != null).ToListAsync(cancellationToken);
        foreach (var setup in older)
        {
            var closed = await gateway.CloseCardPage(setup.SessionId!, $"close-{setup.SessionId}", cancellationToken);
            if (closed.Outcome == Outcome.Refused && await gateway.ReadCardPage(setup.SessionId!, cancellationToken) is { Value.Card: not null }) { return $"{WayBack(setup.Id)}&session_id={setup.SessionId}"; }
            await unit.Run(
                async own =>
                {
                    (await own.Set<CardSetup>().SingleAsync(s => s.Id == setup.Id, cancellationToken)).End(time.GetUtcNow());
                    return Done.It;
                },
                cancellationToken);
        }

        return null;
    }

    private string WayBack(Guid setup) => $"{ReturnPath}?token={links.Make(LinkKind, LinkLives, setup)}";
}
