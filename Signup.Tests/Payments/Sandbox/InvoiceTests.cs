using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Single invoices, as for a download, and money going back.</summary>
public sealed class InvoiceTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_item_on_a_draft_is_finalized_and_paid()
    {
        var customer = await host.Api.Customer();
        var draft = await Draft(customer);

        var open = await host.Api.Made($"/v1/invoices/{draft}/finalize");
        var paid = await host.Api.Made($"/v1/invoices/{draft}/pay", ("expand[]", "payments"));

        Assert.Equal(("open", 5831), (open.Text("status"), open.Whole("amount_due")));
        Assert.EndsWith("-0001", open.Text("number"), StringComparison.Ordinal);
        Assert.Equal(("paid", 0, "paid"), (paid.Text("status"), paid.Whole("amount_remaining"), paid.Text("payments.data.0.status")));
    }

    [Fact]
    public async Task Waiting_items_are_taken_up_only_when_asked_for()
    {
        var customer = await host.Api.Customer();
        await host.Api.Made("/v1/invoiceitems", ("customer", customer), ("amount", "700"), ("currency", "eur"));

        var without = await host.Api.Made("/v1/invoices", ("customer", customer));
        var with = await host.Api.Made("/v1/invoices", ("customer", customer), ("pending_invoice_items_behavior", "include"));

        Assert.Equal((0, 700), (without.Whole("total"), with.Whole("total")));
    }

    [Fact]
    public async Task Paying_twice_charges_once()
    {
        var customer = await host.Api.Customer();
        var invoice = await Paid(customer);

        var again = await host.Api.Post($"/v1/invoices/{invoice}/pay");

        Assert.Equal(400, again.Status);
        Assert.Single((JsonArray)(await host.Api.Get("/v1/charges")).At("data")!);
    }

    [Fact]
    public async Task A_void_invoice_cannot_be_paid()
    {
        var customer = await host.Api.Customer();
        var invoice = await Draft(customer);
        await host.Api.Made($"/v1/invoices/{invoice}/finalize");

        var ended = await host.Api.Made($"/v1/invoices/{invoice}/void");
        var pay = await host.Api.Post($"/v1/invoices/{invoice}/pay");

        Assert.Equal(("void", 400), (ended.Text("status"), pay.Status));
    }

    [Fact]
    public async Task Refunds_never_exceed_what_was_taken()
    {
        var customer = await host.Api.Customer();
        await Paid(customer);
        var charge = (await host.Api.Get("/v1/charges")).Text("data.0.id")!;

        var part = await host.Api.Made("/v1/refunds", ("charge", charge), ("amount", "1000"));
        var tooMuch = await host.Api.Post("/v1/refunds", ("charge", charge), ("amount", "5000"));
        var rest = await host.Api.Made("/v1/refunds", ("payment_intent", part.Text("payment_intent")!));
        var nothingLeft = await host.Api.Post("/v1/refunds", ("charge", charge));

        Assert.Equal((1000, "succeeded", 4831), (part.Whole("amount"), part.Text("status"), rest.Whole("amount")));
        Assert.Equal((400, "charge_already_refunded"), (tooMuch.Status, nothingLeft.Code));
        Assert.Equal("true", (await host.Api.Get($"/v1/charges/{charge}")).Text("refunded"));
    }

    [Fact]
    public async Task A_credit_note_gives_the_money_back_with_its_tax()
    {
        var customer = await host.Api.Customer();
        var invoice = await Paid(customer);

        var note = await host.Api.Made("/v1/credit_notes", ("invoice", invoice), ("amount", "5831"), ("refund_amount", "5831"));

        Assert.Equal((5831, 4900, 931), (note.Whole("amount"), note.Whole("subtotal"), note.Whole("total_taxes.0.amount")));
        Assert.Equal(5831, (await host.Api.Get("/v1/refunds")).Whole("data.0.amount"));
        Assert.Equal(5831, (await host.Api.Get($"/v1/invoices/{invoice}")).Whole("post_payment_credit_notes_amount"));
    }

    [Fact]
    public async Task An_invoice_of_nothing_is_paid_at_once()
    {
        var customer = await host.Api.Customer();
        var draft = await host.Api.Made("/v1/invoices", ("customer", customer), ("currency", "eur"));

        var final = await host.Api.Made($"/v1/invoices/{draft.Id}/finalize");

        Assert.Equal("paid", final.Text("status"));
        Assert.Empty((JsonArray)(await host.Api.Get("/v1/charges")).At("data")!);
    }

    private async Task<string> Draft(string customer)
    {
        var draft = await host.Api.Made("/v1/invoices", ("customer", customer), ("currency", "eur"), ("auto_advance", "false"));
        await host.Api.Made("/v1/invoiceitems", ("customer", customer), ("invoice", draft.Id!), ("pricing[price]", await host.Api.Price(4900, interval: null)), ("tax_rates[0]", await host.Api.TaxRate("19")));
        return draft.Id!;
    }

    private async Task<string> Paid(string customer)
    {
        var draft = await Draft(customer);
        await host.Api.Made($"/v1/invoices/{draft}/pay");
        return draft;
    }
}
