using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Printing;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;
using SignupWeb.Subscriptions.Documents;

namespace SignupWeb.Account.Ending;

/// <summary>GET /contracts/{id}/withdrawal: the confirmation to read and print; with /pdf to take away. For its customer, for staff, or with the signed link.</summary>
internal static class WithdrawalPaperEndpoints
{
    public static void MapWithdrawalPaperEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/contracts/{id}/withdrawal", (ContractId id, string? token, HttpContext http) => Let(id, token, http, (contract, paper) => Task.FromResult<IResult>(Page(contract, paper, token, http)))).WithAssetNames(routes).ExcludeFromDescription();
        routes.MapGet("/contracts/{id}/withdrawal/pdf", (ContractId id, string? token, HttpContext http) => Let(id, token, http, (contract, paper) => Pdf(contract, paper, http))).ExcludeFromDescription();
    }

    private static async Task<IResult> Let(ContractId id, string? token, HttpContext http, Func<Contract, Paper, Task<IResult>> answer)
    {
        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<SignupDb>>().CreateDbContextAsync(http.RequestAborted);
        var contract = await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, http.RequestAborted);
        var owner = contract?.Withdrawal is null ? null : contract.CustomerId as CustomerId?;
        if (PrivateDocument.TurnAway(http, http.RequestServices.GetRequiredService<SignedLinks>(), owner, WithdrawalPaper.LinkKind, token, id.Value) is { } no) { return no; }
        return await answer(contract!, http.RequestServices.GetRequiredService<WithdrawalPaper>().Run(contract!));
    }

    private static RazorComponentResult<StandalonePage> Page(Contract contract, Paper paper, string? token, HttpContext http) =>
        StandalonePage.Of<WithdrawalPaperPage>(nameof(WithdrawalPaperPage.Shown), new ShownDocument(contract.Withdrawal!.Reference, false, paper, http.RequestServices.GetRequiredService<PrintPaper>().Beside(WithdrawalPaper.PathOf(contract.Id), token), null));

    private static Task<IResult> Pdf(Contract contract, Paper paper, HttpContext http) =>
        http.RequestServices.GetRequiredService<PrintPaper>().Answer<DocumentView>((nameof(DocumentView.Paper), paper), contract.Withdrawal!.Reference, paper.Language, http);
}
