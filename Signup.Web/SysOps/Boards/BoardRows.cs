using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>Adds to each entry its billing cycle and the criterion that decides its colour.</summary>
internal static class BoardRows
{
    public static async Task<IReadOnlyList<BoardRow>> Of(SignupDb db, IReadOnlyList<BoardEntry> shown, CancellationToken cancellationToken)
    {
        if (shown.Count == 0) { return []; }
        var ids = shown.Select(e => e.ContractId).ToList();
        var offers = await db.Set<Contract>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Offer }).ToDictionaryAsync(c => c.Id, c => c.Offer, cancellationToken);
        var criteria = await db.Set<Criterion>().AsNoTracking().Where(k => ids.Contains(k.ContractId)).ToListAsync(cancellationToken);
        var byContract = criteria.OrderBy(k => k.Position).ToLookup(k => k.ContractId);
        return [.. shown.Select(e => Row(e, offers[e.ContractId].BillingCycle, [.. byContract[e.ContractId]]))];
    }

    private static BoardRow Row(BoardEntry entry, BillingCycle cycle, IReadOnlyList<Criterion> criteria)
    {
        var worst = entry.Tone is Tone.Red or Tone.Yellow ? criteria.FirstOrDefault(k => ToneOf.Colour(k.Colour) == entry.Tone) : null;
        return new(
            entry.ContractId, entry.Number, entry.Customer, entry.Plan, cycle, entry.Tone, worst?.Name, worst is null ? string.Empty : Detail(worst),
            criteria.Count(k => k.Colour != Colour.NotAssessed), criteria.Count, entry.SignedAt);
    }

    private static string Detail(Criterion worst) => worst.Value ?? worst.Reason ?? string.Empty;
}
