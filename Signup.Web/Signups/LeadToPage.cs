using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// R1 steps 2 and 5, where another system serves the page of a step (docs/external-pages.md): the page is asked whether it is there, and the customer is led to it by a
/// signed hand-off. Where it is not there, or has failed this sign-up before, our own page serves.
/// </summary>
public sealed class LeadToPage(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, ProbePage probe, IOptions<SignupOptions> options, PublicAddress address, TimeProvider time)
{
    /// <summary>Where customers come back to.</summary>
    public const string ReturnPath = "/signup/return/page";

    /// <summary>Who serves a step now.</summary>
    /// <param name="Url">The other page, with the hand-off; null for our own.</param>
    /// <param name="IsInstead">The customer was on another page, and it is ours that serves now.</param>
    public sealed record Lead(string? Url, bool IsInstead = false)
    {
        public static readonly Lead Ours = new((string?)null);
    }

    /// <param name="from">Where the customer's browser is.</param>
    public async Task<Lead> Run(Signup signup, SignupStep step, Origin from, CancellationToken cancellationToken = default)
    {
        if (options.Value.PageOf(step) is not { } page) { return Lead.Ours; }
        if (await Before(signup, step, cancellationToken) is { HasFailed: true } failed) { return After(failed); }
        var fault = await probe.Run(page.Url, options.Value.PageAnswersWithin, cancellationToken);
        var visit = await unit.Run(db => Begin(db, signup, step, from, fault, cancellationToken), cancellationToken);
        return visit.HasFailed ? After(visit) : new(HandOff(signup, visit, page));
    }

    private static Lead After(PageVisit failed) => Lead.Ours with { IsInstead = failed.State != PageVisitState.NotReached };

    private async Task<PageVisit?> Before(Signup signup, SignupStep step, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PageVisit>().AsNoTracking().Where(v => v.SignupId == signup.Id && v.Step == step).OrderByDescending(v => v.StartedAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The visit that is open goes on; two tabs share it.</summary>
    private async Task<PageVisit> Begin(SignupDb db, Signup signup, SignupStep step, Origin from, string? fault, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var visit = await db.Set<PageVisit>().Where(v => v.SignupId == signup.Id && v.Step == step).OrderByDescending(v => v.StartedAt).FirstOrDefaultAsync(cancellationToken);
        if (visit is { HasFailed: true }) { return visit; } // its time ran out while the page was asked
        if (visit is not { State: PageVisitState.Open })
        {
            db.Add(visit = PageVisit.Start(signup.Id, step, from, now, options.Value.PageDeadline));
            if (fault is null) { db.Add(Deadline.At(PageVisitOverdue.Kind, visit.Id, visit.EndsAt)); }
        }

        if (fault is not null) { await db.GiveUp(visit, PageVisitState.NotReached, fault, now, cancellationToken); }
        else if (!visit.IsOpen(now)) { await db.GiveUp(visit, PageVisitState.Late, PageVisitOverdue.Sentence(visit), now, cancellationToken); }
        return visit;
    }

    private string HandOff(Signup signup, PageVisit visit, OtherPage page) => SignedQuery.Sign(
        page.Url,
        [
            ("signup", signup.Id.ToString()),
            ("account", signup.ClientAccountId.ToString()),
            ("step", visit.Step.ToString().ToLowerInvariant()),
            ("visit", visit.Id.ToString()),
            ("customer", signup.CustomerId?.ToString()),
            ("card", visit.Step == SignupStep.Payment ? (visit.Found ?? signup.PaymentProfileId?.Value)?.ToString() : null),
            ("plan", signup.Offer.PlanId.ToString()),
            ("cycle", signup.Offer.BillingCycle.ToString().ToLowerInvariant()),
            ("currency", signup.Offer.Net.Currency),
            ("language", LanguageChoice.Current.TwoLetterISOLanguageName),
            ("until", visit.EndsAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("return", address.Of(ReturnPath)),
        ],
        page.Secret,
        time.GetUtcNow(),
        page.Old);
}
