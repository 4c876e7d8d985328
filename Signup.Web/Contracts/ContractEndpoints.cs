using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Printing;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;

namespace SignupWeb.Contracts;

/// <summary>GET /contracts/{id}: the contract to read and print; with /pdf to take away. For its customer, for staff, or with the signed link of the mail.</summary>
public static class ContractEndpoints
{
    public static void MapContractEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/contracts/{id}", (ContractId id, string? token, HttpContext http) => Let(id, token, http, contract => Task.FromResult<IResult>(Page(contract, token, http)))).WithAssetNames(routes).ExcludeFromDescription();
        routes.MapGet("/contracts/{id}/pdf", (ContractId id, string? token, HttpContext http) => Let(id, token, http, contract => Pdf(contract, http))).ExcludeFromDescription();
    }

    private static async Task<IResult> Let(ContractId id, string? token, HttpContext http, Func<Contract, Task<IResult>> answer)
    {
        var (links, contexts, cancellationToken) = (http.RequestServices.GetRequiredService<SignedLinks>(), http.RequestServices.GetRequiredService<IDbContextFactory<SignupDb>>(), http.RequestAborted);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var contract = await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return PrivateDocument.TurnAway(http, links, contract?.CustomerId, MailContract.LinkKind, token, id.Value) ?? await answer(contract!);
    }

    private static RazorComponentResult<StandalonePage> Page(Contract contract, string? token, HttpContext http) =>
        StandalonePage.Of<ContractPage>(nameof(ContractPage.Shown), new ShownContract(contract, http.RequestServices.GetRequiredService<PrintPaper>().Beside($"/contracts/{contract.Id}", token)));

    private static Task<IResult> Pdf(Contract contract, HttpContext http) =>
        http.RequestServices.GetRequiredService<PrintPaper>().Answer<ContractPaper>((nameof(ContractPaper.Contract), contract), contract.Number, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, http);
}
