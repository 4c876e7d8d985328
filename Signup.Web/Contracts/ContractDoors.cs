using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Shell;

namespace SignupWeb.Contracts;

/// <summary>GET /contracts/{id}: the contract to read and print, for its customer, for staff, or with the signed link of the mail.</summary>
public static class ContractDoors
{
    public static void MapContractDoors(this IEndpointRouteBuilder routes) => routes.MapGet("/contracts/{id}", Show).ExcludeFromDescription();

    private static async Task<IResult> Show(ContractId id, string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var contract = await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        var actor = Actor.Of(http.User);
        if (contract is null || !(actor.IsStaff || actor.CustomerId == contract.CustomerId || links.Opens(MailContract.LinkKind, token, id.Value)))
        {
            return actor.IsSignedIn ? Results.NotFound() : Results.Redirect($"/sign-in?return=/contracts/{id}");
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<StandalonePage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(StandalonePage.Page)] = typeof(ContractPage),
            [nameof(StandalonePage.Values)] = new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(ContractPage.Contract)] = contract },
        });
    }
}
