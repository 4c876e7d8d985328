using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Printing;
using SignupWeb.Platform.Web;
using SignupWeb.Shell;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>GET /invoices/{id} and /credit-notes/{id}: to read and print; with /pdf and /ubl to take away. For their customer, for staff, or with the signed link of the mail.</summary>
public static class DocumentEndpoints
{
    public static void MapDocumentEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invoices/{id}", (InvoiceId id, string? token, HttpContext http) => new Asked(http, token).Of(id, asked => asked.Show)).WithAssetNames(routes).ExcludeFromDescription();
        routes.MapGet("/invoices/{id}/ubl", (InvoiceId id, string? token, HttpContext http) => new Asked(http, token).Of(id, asked => asked.Xml)).ExcludeFromDescription();
        routes.MapGet("/invoices/{id}/pdf", (InvoiceId id, string? token, HttpContext http) => new Asked(http, token).Of(id, asked => asked.Pdf)).ExcludeFromDescription();
        routes.MapGet("/credit-notes/{id}", (CreditNoteId id, string? token, HttpContext http) => new Asked(http, token).Of(id, asked => asked.Show)).WithAssetNames(routes).ExcludeFromDescription();
        routes.MapGet("/credit-notes/{id}/ubl", (CreditNoteId id, string? token, HttpContext http) => new Asked(http, token).Of(id, asked => asked.Xml)).ExcludeFromDescription();
        routes.MapGet("/credit-notes/{id}/pdf", (CreditNoteId id, string? token, HttpContext http) => new Asked(http, token).Of(id, asked => asked.Pdf)).ExcludeFromDescription();
    }

    /// <summary>What an answer needs, and who asks.</summary>
    private sealed class Asked(HttpContext http, string? token)
    {
        public async Task<IResult> Of(InvoiceId id, Func<Asked, Func<BillingDocument, Task<IResult>>> answer) => await Let(await Of<ReadDocument>().Run(id, http.RequestAborted), MailReceipt.LinkKind, id.Value, answer(this));

        public async Task<IResult> Of(CreditNoteId id, Func<Asked, Func<BillingDocument, Task<IResult>>> answer) => await Let(await Of<ReadDocument>().Run(id, http.RequestAborted), MailCreditNote.LinkKind, id.Value, answer(this));

        public Task<IResult> Show(BillingDocument document)
        {
            var with = token is null ? string.Empty : "?token=" + Uri.EscapeDataString(token);
            var shown = new ShownDocument(document.Number, document.IsCreditNote, Of<WritePaper>().Run(document), Of<PrintPaper>().Beside(document.Path, token), Ubl.IsOffered(document) ? $"{document.Path}/ubl{with}" : null);
            return Task.FromResult<IResult>(StandalonePage.Of<DocumentPage>(nameof(DocumentPage.Shown), shown));
        }

        public Task<IResult> Xml(BillingDocument document) => Task.FromResult(Ubl.IsOffered(document)
            ? Results.File(Of<Ubl>().Write(document), "application/xml", document.Number + ".xml")
            : Results.NotFound());

        public Task<IResult> Pdf(BillingDocument document)
        {
            var paper = Of<WritePaper>().Run(document);
            return Of<PrintPaper>().Answer<DocumentView>((nameof(DocumentView.Paper), paper), document.Number, paper.Language, http);
        }

        private T Of<T>()
            where T : notnull => http.RequestServices.GetRequiredService<T>();

        private async Task<IResult> Let((CustomerId Owner, BillingDocument Document)? found, string linkKind, Guid id, Func<BillingDocument, Task<IResult>> answer) =>
            PrivateDocument.TurnAway(http, Of<SignedLinks>(), found?.Owner, linkKind, token, id) ?? await answer(found!.Value.Document);
    }
}
