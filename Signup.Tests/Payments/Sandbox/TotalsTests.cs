using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Totals to the cent: what is previewed is what is charged.</summary>
public sealed class TotalsTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(14900, 1, "19", 2831, 17731)]
    [InlineData(101, 1, "50", 51, 152)]
    [InlineData(50, 1, "19", 10, 60)]
    [InlineData(999, 3, "8.1", 243, 3240)]
    [InlineData(333, 1, "20", 67, 400)]
    [InlineData(110, 1, "5", 6, 116)]
    public async Task Tax_on_top_is_rounded_half_up(long unit, long quantity, string percent, long tax, long total)
    {
        var customer = await host.Api.Customer();
        var (price, rate) = (await host.Api.Price(unit), await host.Api.TaxRate(percent));

        var preview = await Preview(customer, price, quantity, ("subscription_details[default_tax_rates][0]", rate));
        var charged = await host.Api.Subscribe(customer, price, ("items[0][quantity]", Text(quantity)), ("default_tax_rates[0]", rate));

        Assert.Equal((unit * quantity, tax, total), (preview.Whole("total_excluding_tax"), preview.Whole("total_taxes.0.amount"), preview.Whole("total")));
        Assert.Equal((total, "paid"), (charged.Whole("latest_invoice.amount_paid"), charged.Text("latest_invoice.status")));
    }

    [Theory]
    [InlineData(11900, "19", 10000, 1900)]
    [InlineData(100, "19", 84, 16)]
    [InlineData(999, "7", 934, 65)]
    public async Task Tax_inside_the_price_adds_up_to_the_price(long unit, string percent, long net, long tax)
    {
        var customer = await host.Api.Customer();
        var (price, rate) = (await host.Api.Price(unit), await host.Api.TaxRate(percent, inclusive: true));

        var preview = await Preview(customer, price, 1, ("subscription_details[items][0][tax_rates][0]", rate));

        Assert.Equal((net, tax, unit), (preview.Whole("total_excluding_tax"), preview.Whole("total_taxes.0.amount"), preview.Whole("total")));
    }

    [Fact]
    public async Task Each_line_is_rounded_by_itself()
    {
        var customer = await host.Api.Customer();
        var rate = await host.Api.TaxRate("10");
        var (one, other) = (await host.Api.Price(15), await host.Api.Price(25));

        var preview = await Preview(customer, one, 1, ("subscription_details[items][1][price]", other), ("subscription_details[default_tax_rates][0]", rate));

        Assert.Equal((40, 5, 45), (preview.Whole("subtotal"), preview.Whole("total_taxes.0.amount"), preview.Whole("total")));
    }

    [Fact]
    public async Task A_promotion_code_lowers_price_and_tax_and_the_charge_agrees()
    {
        var customer = await host.Api.Customer();
        var (price, rate) = (await host.Api.Price(14900), await host.Api.TaxRate("19"));
        var coupon = await host.Api.Made("/v1/coupons", ("percent_off", "15"), ("duration", "once"));
        var code = await host.Api.Made("/v1/promotion_codes", ("promotion[type]", "coupon"), ("promotion[coupon]", coupon.Id!), ("code", "WELCOME"));

        var preview = await Preview(customer, price, 1, ("subscription_details[default_tax_rates][0]", rate), ("discounts[0][promotion_code]", code.Id!));
        var charged = await host.Api.Subscribe(customer, price, ("default_tax_rates[0]", rate), ("discounts[0][promotion_code]", code.Id!));

        Assert.Equal((2235, 12665, 15071), (preview.Whole("total_discount_amounts.0.amount"), preview.Whole("total_excluding_tax"), preview.Whole("total")));
        Assert.Equal(15071, charged.Whole("latest_invoice.amount_paid"));
        Assert.Equal(1, (await host.Api.Get($"/v1/promotion_codes/{code.Id}")).Whole("times_redeemed"));
    }

    [Fact]
    public async Task A_preview_leaves_nothing_behind()
    {
        var customer = await host.Api.Customer();

        await Preview(customer, await host.Api.Price(), 1);

        Assert.Empty((JsonArray)(await host.Api.Get("/v1/invoices")).At("data")!);
    }

    [Fact]
    public async Task Reverse_charge_has_no_tax()
    {
        var customer = await host.Api.Customer();
        await host.Api.Made($"/v1/customers/{customer}", ("tax_exempt", "reverse"));

        var preview = await Preview(customer, await host.Api.Price(14900), 1, ("subscription_details[default_tax_rates][0]", await host.Api.TaxRate("19")));

        Assert.Equal((14900, 0, "reverse_charge"), (preview.Whole("total"), preview.Whole("total_taxes.0.amount"), preview.Text("total_taxes.0.taxability_reason")));
    }

    private Task<Answer> Preview(string customer, string price, long quantity, params (string, string)[] more) =>
        host.Api.Made("/v1/invoices/create_preview", [("customer", customer), ("subscription_details[items][0][price]", price), ("subscription_details[items][0][quantity]", Text(quantity)), .. more]);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
