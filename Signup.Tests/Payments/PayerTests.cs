using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Payments;

/// <summary>What the payment service knows of who pays: address, e-mail and VAT number, and the tax that follows from them.</summary>
public sealed class PayerTests : IAsyncLifetime
{
    private static readonly Party Vienna = Sample.Mara with { Company = "Donauwerk GmbH", Address = "Ring 1", PostCode = "1010", Town = "Wien", Country = "AT", TaxId = "ATU12345678" };

    private PaymentsHost host = null!;

    public async Task InitializeAsync() => host = await PaymentsHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("ATU12345678", TaxNumberState.Verified, 0)]
    [InlineData("ATU11111111", TaxNumberState.NotVerified, 2_980)]
    [InlineData("ATU33333333", TaxNumberState.Unavailable, 0)]
    public async Task A_business_elsewhere_in_the_union_accounts_for_the_tax_unless_its_number_is_not_valid(string number, TaxNumberState state, long tax)
    {
        var buyer = new Buyer(host) { Party = Vienna with { TaxId = number } };
        await buyer.AddCard();

        await host.Until(async () => (await host.All<TaxNumber>()).Exists(n => n.State == state), $"the number {state}");

        Assert.Equal(tax, (await buyer.SeePrice()).Tax.Minor);
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task A_number_found_wrong_after_the_purchase_makes_later_cycles_bear_the_tax_and_both_are_told()
    {
        var buyer = new Buyer(host) { Party = Vienna with { TaxId = "ATU11111111" } };
        var card = await buyer.AddCard();
        Assert.Equal(0, (await buyer.SeePrice()).Tax.Minor);
        await buyer.AskForCharge(card);
        await buyer.UntilBought();

        await host.Until(async () => (await host.Announced<VatNumberChecked>()).Count > 0, "the check told");
        await UntilTold(OperationKind.ChangeTax);
        await NextCycle();

        Assert.False(Assert.Single(await host.Announced<VatNumberChecked>()).IsVerified);
        Assert.Contains(await host.Announced<RiskFound>(), r => r is { Kind: "vat-not-verified", Severity: "yellow" });
        Assert.Equal((14_900, 2_980), (await Cycle()));
    }

    [Fact]
    public async Task A_customer_who_moves_is_known_there_by_the_new_address_and_pays_its_tax_from_the_next_cycle_on()
    {
        var buyer = new Buyer(host);
        await buyer.Buy();
        await buyer.UntilBought();
        var moved = Sample.Mara with { Email = "mara@fjord.example", Address = "Nygade 3", PostCode = "1164", Town = "København", Country = "DK" };

        await host.Announce(new BillingDetailsChanged(buyer.Customer, moved));
        await UntilTold(OperationKind.UpdateCustomer);
        await UntilTold(OperationKind.ChangeTax);
        await NextCycle();

        var known = await Customer();
        Assert.Equal(("mara@fjord.example", "Nygade 3", "DK"), ((string?)known["email"], (string?)known["address"]!["line1"], (string?)known["address"]!["country"]));
        Assert.Equal((14_900, 3_725), await Cycle());
    }

    [Fact]
    public async Task Another_number_replaces_the_one_before_and_none_takes_it_away()
    {
        var buyer = new Buyer(host) { Party = Vienna };
        await buyer.Buy();
        await buyer.UntilBought();
        await host.Until(async () => (await host.All<TaxNumber>()).Exists(n => n.State == TaxNumberState.Verified), "the first verified");

        await host.Announce(new BillingDetailsChanged(buyer.Customer, Vienna with { TaxId = "ATU87654321" }));
        await host.Until(async () => (await host.All<TaxNumber>()).Exists(n => n is { State: TaxNumberState.Verified, Value: "ATU87654321" }), "the second verified");
        Assert.Equal("ATU87654321", (string?)Assert.Single((await Numbers()).AsArray())!["value"]);

        await host.Announce(new BillingDetailsChanged(buyer.Customer, Vienna with { TaxId = null }));
        await host.Until(async () => (await Numbers()).AsArray().Count == 0, "no number any more");
        await host.Until(async () => (await host.All<PaymentOperation>()).TrueForAll(o => o.IsSettled), "all told");
        await NextCycle();

        Assert.Equal((14_900, 2_980), await Cycle());
    }

    [Fact]
    public async Task Where_the_setting_says_so_the_tax_is_charged_until_the_number_is_verified()
    {
        await host.DisposeAsync();
        host = await PaymentsHost.Start(settings: ("Payments:VatUntilVerified", "Charge"));
        var buyer = new Buyer(host) { Party = Vienna };
        await buyer.AddCard();

        var before = await buyer.SeePrice();
        await host.Until(async () => (await host.All<TaxNumber>()).Exists(n => n.State == TaxNumberState.Verified), "the number verified");

        Assert.Equal((2_980, 0), (before.Tax.Minor, (await buyer.SeePrice()).Tax.Minor));
    }

    [Theory]
    [InlineData("DE", null, 2_831, 1_900)]
    [InlineData("AT", "ATU12345678", 0, 0)]
    [InlineData("AT", null, 2_980, 2_000)]
    [InlineData("US", null, 0, 0)]
    public async Task Where_the_payment_service_works_the_tax_out_quote_and_charge_and_cycles_are_what_it_says(string country, string? number, long tax, int basisPoints)
    {
        await host.DisposeAsync();
        host = await PaymentsHost.Start(null, null, withWorkers: true, ("Payments:Tax", "Stripe"), ("Payments:TaxRates:DE", "7"), ("Payments:TaxRates:AT", "7"));
        var buyer = new Buyer(host) { Party = Vienna with { Country = country, TaxId = number } };
        var card = await buyer.AddCard();
        await host.Until(async () => (await host.All<PaymentOperation>()).TrueForAll(o => o.IsSettled), "the number handed over");

        var price = await buyer.SeePrice();
        await buyer.AskForCharge(card);
        await buyer.UntilBought();
        await NextCycle();

        Assert.Equal((tax, basisPoints), (price.Tax.Minor, price.TaxBasisPoints));
        Assert.Equal(14_900 + tax, Assert.Single(await host.All<Purchase>()).Total.Minor);
        Assert.Equal((14_900, tax), await Cycle());
        Assert.Empty(host.Contract.Faults);
    }

    [Fact]
    public async Task Where_the_payment_service_works_the_tax_out_a_number_found_wrong_is_taken_away_from_it()
    {
        await host.DisposeAsync();
        host = await PaymentsHost.Start(null, null, withWorkers: true, ("Payments:Tax", "Stripe"));
        var buyer = new Buyer(host) { Party = Vienna with { TaxId = "ATU11111111" } };
        await buyer.AddCard();

        await host.Until(async () => (await host.All<TaxNumber>()).Exists(n => n.State == TaxNumberState.NotVerified), "the number found wrong");

        Assert.Equal(2_980, (await buyer.SeePrice()).Tax.Minor);
        Assert.Empty((await Numbers()).AsArray());
    }

    [Fact]
    public async Task The_payment_services_invoice_carries_our_number()
    {
        var buyer = new Buyer(host);
        await buyer.Buy();
        await buyer.UntilBought();
        var invoice = Assert.Single(await host.All<PaidInvoice>()).Id;
        var numbers = new NumberInvoices(host.Get<UnitOfWork>(), [new Ours(invoice)], host.Time);

        await numbers.Run(host.Time.GetUtcNow(), default);
        await numbers.Run(host.Time.GetUtcNow(), default);
        await UntilTold(OperationKind.NumberInvoice);

        var there = await Ask($"invoices/{invoice}");
        Assert.Equal(("INV-2026-00017", "INV-2026-00017"), ((string?)there["description"], (string?)there["metadata"]!["invoice_number"]));
        Assert.Single(await host.All<PaymentOperation>(), o => o.Kind == OperationKind.NumberInvoice);
    }

    [Fact]
    public async Task An_erased_customer_leaves_neither_number_nor_address_in_what_is_kept()
    {
        var buyer = new Buyer(host) { Party = Vienna };
        await buyer.Buy();
        await buyer.UntilBought();
        await host.Announce(new BillingDetailsChanged(buyer.Customer, Vienna with { Address = "Gasse 9", TaxId = "ATU87654321" }));
        await host.Until(async () => (await host.All<TaxNumber>()).Exists(n => n is { State: TaxNumberState.Verified, Value: "ATU87654321" }), "the second verified");

        await host.Announce(new CustomerErased(buyer.Customer, "the customer", null));
        await host.Until(async () => (await host.All<TaxNumber>()).Count == 0, "the number gone");

        Assert.DoesNotContain(await host.All<PaymentOperation>(), o => o.Kind != OperationKind.ChangeTax && o.Parameters?.Contains("Gasse 9", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(await host.All<PaymentOperation>(), o => o.Parameters?.Contains("ATU", StringComparison.Ordinal) == true);
    }

    private Task UntilTold(OperationKind kind) => host.Until(async () => (await host.All<PaymentOperation>()).Exists(o => o.Kind == kind && o.State == OperationState.Succeeded), $"{kind} done");

    private async Task NextCycle()
    {
        await Eventually.Hold(() => host.Outage.IsQuiet, "no call on its way");
        host.Time.Advance(TimeSpan.FromDays(32));
        await host.Until(
            async () =>
            {
                if ((await host.Announced<CyclePaid>()).Count > 0) { return true; }
                if (host.Outage.IsQuiet) { host.Time.Advance(TimeSpan.FromMinutes(30)); }
                return false;
            },
            "the next cycle paid");
    }

    private async Task<(long Net, long Tax)> Cycle()
    {
        var cycle = Assert.Single(await host.Announced<CyclePaid>());
        return (cycle.Net.Minor, cycle.Tax.Minor);
    }

    private async Task<JsonNode> Customer() => await Ask(await OfTheCustomer());

    private async Task<JsonNode> Numbers() => (await Ask(await OfTheCustomer() + "/tax_ids"))["data"]!;

    private async Task<string> OfTheCustomer() => $"customers/{Assert.Single(await host.All<StripeCustomer>()).StripeId}";

    private async Task<JsonNode> Ask(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbox/stripe/v1/" + path);
        request.Headers.Authorization = new("Bearer", host.Get<SandboxSecrets>().ApiKey);
        using var answer = await host.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private sealed class Ours(string invoice) : IInvoiceNumbers
    {
        public Task<IReadOnlyList<NumberedInvoice>> Since(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NumberedInvoice>>([new(InvoiceId.New(), invoice, "INV-2026-00017")]);
    }
}
