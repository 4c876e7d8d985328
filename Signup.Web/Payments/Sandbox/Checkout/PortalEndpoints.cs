using Microsoft.AspNetCore.Http.HttpResults;
using SignupWeb.Kernel;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>The billing portal: a customer's invoices with links to their pages.</summary>
internal sealed class PortalEndpoints(SandboxStore store, SandboxOptions options)
{
    public IResult Show(string id)
    {
        using var work = store.Read();
        var session = work.Find(id) is { } found && found.Text("object") == "billing_portal.session" ? found : null;
        var invoices = session is null ? [] : work.All("invoice", ("customer", session.Need("customer"))).Where(i => i.Text("status") != "draft").Reverse();
        return new RazorComponentResult<PortalPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PortalPage.Exists)] = session is not null,
            [nameof(PortalPage.Shop)] = options.ShopName,
            [nameof(PortalPage.ReturnUrl)] = session.Text("return_url") ?? "/",
            [nameof(PortalPage.Invoices)] = invoices.Select(i => new PortalInvoice(i.Need("id"), i.Text("number") ?? i.Need("id"), i.Need("status"), new(i.Whole("total") ?? 0, i.Need("currency")))).ToList(),
        })
        {
            StatusCode = session is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }
}

/// <summary>One row of the portal.</summary>
/// <param name="Id">The invoice's id.</param>
/// <param name="Number">The number a customer knows.</param>
/// <param name="Status">open, paid, void or uncollectible.</param>
/// <param name="Total">With tax.</param>
public sealed record PortalInvoice(string Id, string Number, string Status, Money Total);
