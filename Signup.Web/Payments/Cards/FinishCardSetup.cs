using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Cards;

/// <summary>
/// R1 step 6, our half: the customer is back from the card page. What counts is what the payment service says of that visit.
/// The card is kept once, however often this is called: by the return, a refresh of it, the API or the webhook.
/// </summary>
public sealed class FinishCardSetup(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PaymentGateway gateway, StripeConnection connection, SignedLinks links, TimeProvider time, ILogger<FinishCardSetup> log)
{
    public static readonly Refusal NotFinished = Refusal.Conflict("CARD_NOT_FINISHED", "The card was not added. You can try again.");

    public static readonly Refusal PageExpired = Refusal.Conflict("CARD_PAGE_EXPIRED", "The page for your card was open too long. Open it again.");

    public static readonly Refusal NotOurs = Refusal.Invalid("CARD_NOT_OURS", "We could not match the card to your sign-up. Add it again.");

    public static readonly Refusal Slow = Refusal.Conflict("CARD_CHECK_SLOW", "The check of your card takes longer than usual. Nothing has been charged. Once it is through, the card appears here by itself; you can also try again.");

    /// <summary>Where the customer goes on: the signed way back with the card, or the step with a reason; null when the link says nothing to us.</summary>
    public async Task<string?> Return(string? token, string? sessionId, CancellationToken cancellationToken)
    {
        if (links.Read(StartCardSetup.LinkKind, token).Refused(out _, out var link)) { return null; }
        var id = link.Ids[0];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<CardSetup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } setup) { return null; }
        if (setup.PaymentProfileId is { } known) { return setup.HandOff.ReturnWith(links, known.Value); }
        if ((await Adopt(sessionId ?? setup.SessionId, s => s.Id == id, cancellationToken)).Refused(out var refusal, out var card))
        {
            log.LogWarning("Card setup {Setup} of sign-up {Signup}: {Code}", setup.Id, setup.SignupId, refusal.Code);
            return setup.HandOff.ReturnWithout(refusal.Code);
        }

        return setup.HandOff.ReturnWith(links, card.Value);
    }

    /// <summary>Where a customer goes on who has waited long enough for the answer; null when the link says nothing to us.</summary>
    public async Task<string?> Late(string? token, CancellationToken cancellationToken)
    {
        if (links.Read(StartCardSetup.LinkKind, token).Refused(out _, out var link)) { return null; }
        var id = link.Ids[0];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<CardSetup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken))?.HandOff.ReturnWithout(Slow.Code);
    }

    /// <summary>The card of a finished visit, for callers without a browser. Refusals: CARD_NOT_OURS, CARD_NOT_FINISHED, CARD_PAGE_EXPIRED, PAYMENT_SERVICE_UNREACHABLE.</summary>
    public Task<Result<PaymentProfileId>> Run(ClientAccountId account, string sessionId, CancellationToken cancellationToken = default) => Adopt(sessionId, s => s.ClientAccountId == account, cancellationToken);

    /// <summary>By the webhook, for customers who closed the tab.</summary>
    public Task<Result<PaymentProfileId>> Run(string sessionId, CancellationToken cancellationToken) => Adopt(sessionId, _ => true, cancellationToken);

    private async Task<Result<PaymentProfileId>> Adopt(string? sessionId, Func<CardSetup, bool> expected, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(sessionId) || !sessionId.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) { return NotOurs; }
        var page = await gateway.ReadCardPage(sessionId, cancellationToken);
        if (page is not { Succeeded: true, Value: { } facts }) { return page.Outcome == Outcome.Refused ? NotOurs : StartCardSetup.Unreachable; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var setup = Guid.TryParse(facts.ClientReference, out var id) ? await db.Set<CardSetup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) : null;
        return setup is null || !expected(setup) ? NotOurs : await Keep(setup, facts, cancellationToken);
    }

    private async Task<Result<PaymentProfileId>> Keep(CardSetup setup, CardPageFacts page, CancellationToken cancellationToken)
    {
        var ours = page.ClientReference == setup.Id.ToString() && page.CustomerId == setup.StripeCustomerId && page.IsLive == connection.IsLive && (setup.SessionId ?? page.Id) == page.Id;
        if (!ours) { return NotOurs; }
        if (page.Card is not { } card) { return page.Status == "expired" ? await Expired(setup, cancellationToken) : NotFinished; }
        if (card.CustomerId != setup.StripeCustomerId) { return NotOurs; }
        return await unit.Run<Result<PaymentProfileId>>(async db => await Keep(db, setup, page.Id, card, cancellationToken), cancellationToken);
    }

    private async Task<Refusal> Expired(CardSetup setup, CancellationToken cancellationToken)
    {
        await unit.Run(
            async db =>
            {
                (await db.Set<CardSetup>().SingleAsync(s => s.Id == setup.Id, cancellationToken)).End(time.GetUtcNow());
                return Done.It;
            },
            cancellationToken);
        return PageExpired;
    }

    private async Task<PaymentProfileId> Keep(SignupDb db, CardSetup setup, string sessionId, CardFacts card, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var profile = await db.Set<PaymentProfile>().SingleOrDefaultAsync(p => p.PaymentMethodId == card.PaymentMethodId, cancellationToken);
        if (profile is null)
        {
            db.Add(profile = Profile(setup, card, now));
            db.Add(PaymentOperation.Plan(
                OperationKind.SetInvoiceDefault,
                $"signup-{setup.SignupId}-default-{setup.Number}",
                profile.Id.Value,
                now,
                setup.SignupId,
                attempt: setup.Number,
                parameters: System.Text.Json.JsonSerializer.Serialize(new InvoiceDefaultParameters(setup.StripeCustomerId, card.PaymentMethodId), PaymentCalls.Json)));
            db.Add(Deadline.At(CardRunsOut.Kind, profile.Id.Value, profile.RunsOutAt - CardRunsOut.Soon));
            db.Announce(new PaymentProfileAdded(setup.CustomerId, profile.Id));
            await TellOfRefusedCard.Settle(db, setup, cancellationToken);
            await db.RenewWith(profile, now, cancellationToken); // whoever closes the tab has chosen the card all the same
        }

        (await db.Set<CardSetup>().SingleAsync(s => s.Id == setup.Id, cancellationToken)).Complete(sessionId, profile.Id, now);
        return profile.Id;
    }

    private static PaymentProfile Profile(CardSetup setup, CardFacts card, DateTimeOffset now) => new()
    {
        Id = PaymentProfileId.New(),
        ClientAccountId = setup.ClientAccountId,
        CustomerId = setup.CustomerId,
        StripeCustomerId = setup.StripeCustomerId,
        PaymentMethodId = card.PaymentMethodId,
        BrandName = card.Brand,
        LastFour = card.LastFour,
        ExpiryMonth = card.ExpiryMonth,
        ExpiryYear = card.ExpiryYear,
        AddedAt = now,
    };
}
