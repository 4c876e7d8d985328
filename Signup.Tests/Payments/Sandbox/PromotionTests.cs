using System.Globalization;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Who may use a coupon or a promotion code: the same in a preview, for a subscription and on an invoice.</summary>
public sealed class PromotionTests : IAsyncLifetime
{
    private SandboxHost host = null!;
    private string customer = string.Empty;
    private string price = string.Empty;

    public async Task InitializeAsync()
    {
        host = await SandboxHost.Start();
        (customer, price) = (await host.Api.Customer(), await host.Api.Price());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_coupon_that_is_over_is_refused_everywhere()
    {
        var coupon = await Coupon(("percent_off", "10"), ("redeem_by", Seconds(TimeSpan.FromDays(2))));
        await host.Get<SignupWeb.Payments.Sandbox.Clock.SandboxClock>().Advance(TimeSpan.FromDays(3));

        await RefusedEverywhere("coupon", coupon, "coupon_expired");
    }

    [Fact]
    public async Task An_amount_of_another_currency_is_taken_off_nothing() =>
        await RefusedEverywhere("coupon", await Coupon(("amount_off", "500"), ("currency", "usd")), "coupon_currency_mismatch");

    [Fact]
    public async Task A_code_that_is_over_is_refused_everywhere()
    {
        var code = await Code(("expires_at", Seconds(TimeSpan.FromDays(2))));
        await host.Get<SignupWeb.Payments.Sandbox.Clock.SandboxClock>().Advance(TimeSpan.FromDays(3));

        await RefusedEverywhere("promotion_code", code, "promotion_code_expired");
    }

    [Fact]
    public async Task A_code_for_somebody_else_is_refused_everywhere() =>
        await RefusedEverywhere("promotion_code", await Code(("customer", await host.Api.Customer())), "promotion_code_customer_mismatch");

    [Fact]
    public async Task A_code_for_the_first_payment_is_refused_to_whoever_has_paid()
    {
        var code = await Code(("restrictions[first_time_transaction]", "true"));
        Assert.Equal(200, (await Preview("promotion_code", code)).Status);
        await host.Api.Subscribe(customer, price);

        await RefusedEverywhere("promotion_code", code, "promotion_code_customer_not_first_time");
    }

    [Theory]
    [InlineData("15000", "eur")]
    [InlineData("100", "usd")]
    public async Task A_code_that_wants_more_is_refused_everywhere(string least, string currency)
    {
        var code = await Code(("restrictions[minimum_amount]", least), ("restrictions[minimum_amount_currency]", currency));

        Assert.Equal("promotion_code_minimum_not_met", (await Preview("promotion_code", code)).Code);
        Assert.Equal("promotion_code_minimum_not_met", (await host.Api.Subscribe(customer, price, ("discounts[0][promotion_code]", code))).Code);
        var invoice = (await host.Api.Made("/v1/invoices", ("customer", customer), ("auto_advance", "false"), ("discounts[0][promotion_code]", code))).Id;
        await host.Api.Made("/v1/invoiceitems", ("customer", customer), ("invoice", invoice!), ("amount", "9900"));
        Assert.Equal("promotion_code_minimum_not_met", (await host.Api.Post($"/v1/invoices/{invoice}/finalize")).Code);
    }

    [Fact]
    public async Task A_code_that_was_used_often_enough_is_used_up()
    {
        var code = await Code(("max_redemptions", "1"));
        await Preview("promotion_code", code);
        Assert.Equal(200, (await host.Api.Subscribe(customer, price, ("discounts[0][promotion_code]", code))).Status);

        await RefusedEverywhere("promotion_code", code, "promotion_code_expired");
    }

    private async Task RefusedEverywhere(string kind, string id, string code)
    {
        Assert.Equal(code, (await Preview(kind, id)).Code);
        Assert.Equal(code, (await host.Api.Subscribe(customer, price, ($"discounts[0][{kind}]", id))).Code);
        Assert.Equal(code, (await host.Api.Post("/v1/invoices", ("customer", customer), ("currency", "eur"), ($"discounts[0][{kind}]", id))).Code);
    }

    private Task<Answer> Preview(string kind, string id) =>
        host.Api.Post("/v1/invoices/create_preview", ("customer", customer), ("subscription_details[items][0][price]", price), ($"discounts[0][{kind}]", id));

    private async Task<string> Coupon(params (string, string)[] terms) => (await host.Api.Made("/v1/coupons", [("duration", "once"), .. terms])).Id!;

    private async Task<string> Code(params (string, string)[] terms) =>
        (await host.Api.Made("/v1/promotion_codes", [("promotion[type]", "coupon"), ("promotion[coupon]", await Coupon(("percent_off", "10"))), .. terms])).Id!;

    private string Seconds(TimeSpan from) => (host.Time.GetUtcNow() + from).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
