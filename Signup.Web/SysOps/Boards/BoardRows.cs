using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>Adds to each entry its billing cycle, the criterion that decides its colour, and who has taken note of it.</summary>
internal static class BoardRows
{
    public static async Task<IReadOnlyList<BoardRow>> Of(SignupDb db, IReadOnlyList<BoardEntry> shown, CancellationToken cancellationToken)
    {
        if (shown.Count == 0) { return []; }
        var ids = shown.Select(e => e.ContractId).ToList();
        var contracts = await db.Set<Contract>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Offer, c.DueAt, c.Acknowledgement, IsEscalated = c.Escalation != null, IsAccepted = c.Accepted != null }).ToDictionaryAsync(c => c.Id, cancellationToken);
        var criteria = await db.Set<Criterion>().AsNoTracking().Where(k => ids.Contains(k.ContractId)).ToListAsync(cancellationToken);
        var byContract = criteria.OrderBy(k => k.Position).ToLookup(k => k.ContractId);
        return [.. shown.Select(e =>
        {
            var contract = contracts[e.ContractId];
            return Row(e, contract.Offer.BillingCycle, [.. byContract[e.ContractId]]) with { DueAt = contract.DueAt, Acknowledged = contract.Acknowledgement, IsEscalated = contract is { IsEscalated: true, Acknowledgement: null }, IsAccepted = contract.IsAccepted };
        })];
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
