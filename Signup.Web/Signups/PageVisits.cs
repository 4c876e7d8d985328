using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Signups;

/// <summary>How visits to pages of other systems end.</summary>
public static class PageVisits
{
    /// <summary>All failures of a step's page are one risk, not one for each customer.</summary>
    public const string RiskKind = "page-of-another-system";

    /// <summary>A subject for each step, the same in every shop.</summary>
    public static Guid RiskSubject(SignupStep step) => new(0x50414745, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(step + 1));

    /// <summary>Where the customer of this sign-up is now, if that is a page of another system; one of a step that is done counts no more.</summary>
    public static IQueryable<PageVisit> OpenVisits(this SignupDb db, Signup signup)
    {
        var step = SignupJourney.Current(signup).Step;
        return db.Set<PageVisit>().Where(v => v.SignupId == signup.Id && v.State == PageVisitState.Open && v.Step == step);
    }

    /// <summary>It ends as it should.</summary>
    public static async Task End(this SignupDb db, PageVisit visit, PageVisitState how, DateTimeOffset now, CancellationToken cancellationToken)
    {
        visit.End(how);
        await db.CloseDeadline(PageVisitOverdue.Kind, visit.Id, now, cancellationToken);
    }

    /// <summary>Our own page serves from now on, with what the other one has done already; the team hears of it.</summary>
    /// <param name="why">Goes on after "did not serve a customer: ".</param>
    public static async Task GiveUp(this SignupDb db, PageVisit visit, PageVisitState how, string why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!visit.End(how)) { return; }
        await db.CloseDeadline(PageVisitOverdue.Kind, visit.Id, now, cancellationToken);
        await KeepCard(db, visit, cancellationToken);
        db.Announce(new RiskFound(RiskKind, "yellow", RiskSubject(visit.Step), $"The page of another system for {visit.Step} did not serve a customer: {why}. Our own page serves instead."));
    }

    /// <summary>A card that was added is not asked for again.</summary>
    private static async Task KeepCard(SignupDb db, PageVisit visit, CancellationToken cancellationToken)
    {
        if (visit is not { Step: SignupStep.Payment, Found: { } found }) { return; }
        var card = new PaymentProfileId(found);
        var signup = await db.Set<Signup>().SingleAsync(s => s.Id == visit.SignupId, cancellationToken);
        if (signup.PaymentProfileId != card && signup.Attach(card) is null) { db.Announce(new PaymentProfileAttached(signup.Id, card)); }
    }
}
