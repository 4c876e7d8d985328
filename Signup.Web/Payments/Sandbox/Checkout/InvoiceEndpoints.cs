using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Resources;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>The hosted invoice page: where a customer confirms a payment their bank asks about, or pays an open invoice with another card.</summary>
internal sealed class InvoiceEndpoints(SandboxStore store, SandboxOptions options)
{
    public IResult Show(string id)
    {
        using var work = store.Read();
        return Page(work, Finalized(work, id), null);
    }

    public async Task<IResult> Post(string id, HttpContext http)
    {
        if (!SameOrigin.Allows(http.Request)) { return Results.StatusCode(StatusCodes.Status403Forbidden); }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        using var work = await store.WriteAsync(cancellationToken: http.RequestAborted);
        if (Finalized(work, id) is not { } invoice || invoice.Text("status") != "open") { return Page(work, Finalized(work, id), null); }

        var refused = form["confirm"].Count > 0 ? Confirm(work, invoice) : PayWith(work, invoice, TestCard.FindToken(form["pick"]));
        var page = Page(work, work.Find(id), refused);
        work.Commit();
        return page;
    }

    private static Decline? Confirm(Work work, JsonObject invoice)
    {
        var intent = Intent(work, invoice);
        var method = intent.Text("status") == "requires_action" ? work.Find(intent.Text("payment_method")) : null;
        return method is null ? null : Collecting.Pay(work, invoice, method, authenticated: true).Decline;
    }

    private static Decline? PayWith(Work work, JsonObject invoice, TestCard? card)
    {
        if (card is null) { return null; }
        if (Decline.AtSetup(card.Behaviour) is { } unusable) { return unusable; }

        var method = CardOnFile.Make(card, 12, work.Moment.Year + 3, null, work.Now);
        work.Put(method);
        if (invoice.Text("customer") is { } customer) { PaymentMethods.Attach(work, method, customer); }
        return Collecting.Pay(work, invoice, method).Decline;
    }

    private RazorComponentResult<InvoicePage> Page(Work work, JsonObject? invoice, Decline? refused) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [nameof(InvoicePage.View)] = invoice is null ? null : new InvoiceView(invoice, options.ShopName, Intent(work, invoice).Text("status") == "requires_action", refused is null || refused == Decline.AuthenticationRequired ? null : refused.Message),
    })
    {
        StatusCode = invoice is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
    };

    private static JsonObject? Finalized(Work work, string id) =>
        work.Find(id) is { } invoice && invoice.Text("object") == "invoice" && invoice.Text("status") != "draft" ? invoice : null;

    private static JsonObject? Intent(Work work, JsonObject invoice) =>
        work.Find(work.First("invoice_payment", ("invoice", invoice.Need("id")), ("status", "open")).Text("payment.payment_intent"));
}
