using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Boards;

/// <summary>The columns of a contract the board needs; its long text stays in the database.</summary>
internal sealed record ShownContract(ContractId Id, string Number, string Customer, string PlanName, Offer Offer, Colour Colour, DateTimeOffset SignedAt)
{
    public static readonly Expression<Func<Contract, ShownContract>> From = c => new ShownContract(c.Id, c.Number, c.CustomerName, c.PlanName, c.Offer, c.Colour, c.SignedAt);
}

/// <summary>Adds to each contract the criterion that decides its colour.</summary>
internal static class BoardRows
{
    public static async Task<IReadOnlyList<BoardRow>> Of(SignupDb db, IReadOnlyList<ShownContract> shown, CancellationToken cancellationToken)
    {
        var ids = shown.Select(c => c.Id).ToList();
        var criteria = await db.Set<Criterion>().AsNoTracking().Where(k => ids.Contains(k.ContractId)).OrderBy(k => k.Position).ToListAsync(cancellationToken);
        var byContract = criteria.ToLookup(k => k.ContractId);
        return [.. shown.Select(c => Row(c, [.. byContract[c.Id]]))];
    }

    private static BoardRow Row(ShownContract contract, IReadOnlyList<Criterion> criteria)
    {
        var worst = contract.Colour is Colour.Red or Colour.Yellow ? criteria.FirstOrDefault(k => k.Colour == contract.Colour) : null;
        return new(
            contract.Id, contract.Number, contract.Customer, contract.PlanName, contract.Offer.BillingCycle, ToneOf.Colour(contract.Colour), worst?.Name, worst is null ? string.Empty : Detail(worst),
            criteria.Count(k => k.Colour != Colour.NotAssessed), criteria.Count, contract.SignedAt);
    }

    private static string Detail(Criterion worst) => worst.Value ?? worst.Reason ?? string.Empty;
}
