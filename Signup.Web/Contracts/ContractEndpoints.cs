using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;

namespace SignupWeb.Contracts;

/// <summary>GET /contracts/{id}: the contract to read and print, for its customer, for staff, or with the signed link of the mail.</summary>
public static class ContractEndpoints
{
    public static void MapContractEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/contracts/{id}", Show).WithAssetNames(routes).ExcludeFromDescription();

    private static async Task<IResult> Show(ContractId id, string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var contract = await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return PrivateDocument.TurnAway(http, links, contract?.CustomerId, MailContract.LinkKind, token, id.Value) ?? StandalonePage.Of<ContractPage>(nameof(ContractPage.Contract), contract!);
    }
}
