using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Signups;

/// <summary>R1, what if a system takes longer: a customer did not come back from a page of another system in time. Our own page serves then. If the step is done already, nobody needs the visit.</summary>
public sealed class PageVisitOverdue(TimeProvider time) : IWhenDue
{
    public static string Kind => "page-visit-ends";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var visit = await db.Set<PageVisit>().SingleAsync(v => v.Id == subjectId, cancellationToken);
        var signup = await db.Set<Signup>().SingleAsync(s => s.Id == visit.SignupId, cancellationToken);
        if (!signup.IsOpen || SignupJourney.Current(signup).Step != visit.Step) { visit.End(PageVisitState.Left); }
        else { await db.GiveUp(visit, PageVisitState.Late, Sentence(visit), time.GetUtcNow(), cancellationToken); }
    }

    internal static string Sentence(PageVisit visit) => string.Create(CultureInfo.InvariantCulture, $"they did not come back within {(visit.EndsAt - visit.StartedAt).TotalMinutes:0.#} minutes");
}
