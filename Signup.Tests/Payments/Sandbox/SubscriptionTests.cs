using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Subscriptions from their first charge to their end.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_good_card_makes_it_active_and_paid_with_everything_behind_it()
    {
        var customer = await host.Api.Customer();

        var made = await host.Api.Subscribe(customer, await host.Api.Price());

        var payments = await host.Api.Get($"/v1/invoice_payments?invoice={made.Text("latest_invoice.id")}", "data.payment.payment_intent");
        Assert.Equal(("active", "paid", "subscription_create"), (made.Text("status"), made.Text("latest_invoice.status"), made.Text("latest_invoice.billing_reason")));
        Assert.Equal(new DateTimeOffset(2026, 12, 21, 14, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), made.Whole("items.data.0.current_period_end"));
        Assert.Equal(("paid", "succeeded"), (payments.Text("data.0.status"), payments.Text("data.0.payment.payment_intent.status")));
        Assert.Equal(14900, (await host.Api.Get($"/v1/charges?customer={customer}")).Whole("data.0.amount_captured"));
    }

    [Fact]
    public async Task Each_step_is_announced()
    {
        var customer = await host.Api.Customer();
        await host.Api.Subscribe(customer, await host.Api.Price());

        var types = await Types();

        foreach (var type in new[] { "customer.subscription.created", "invoice.created", "invoice.finalized", "invoice.paid", "invoice.payment_succeeded", "invoice_payment.paid", "payment_intent.created", "payment_intent.succeeded", "charge.succeeded" })
        {
            Assert.Single(types, t => t == type);
        }
    }

    [Fact]
    public async Task A_card_that_fails_leaves_it_incomplete_and_another_card_completes_it()
    {
        var customer = await host.Api.Customer("pm_card_chargeCustomerFail");
        var made = await host.Api.Subscribe(customer, await host.Api.Price());
        var invoice = made.Text("latest_invoice.id");

        var declined = await host.Api.Post($"/v1/invoices/{invoice}/pay");
        var open = await host.Api.Get($"/v1/invoices/{invoice}");
        var other = await host.Api.Card(customer, "pm_card_visa");
        var paid = await host.Api.Made($"/v1/invoices/{invoice}/pay", ("payment_method", other));

        Assert.Equal(("incomplete", 402, "card_error", "card_declined"), (made.Text("status"), declined.Status, declined.Type, declined.Code));
        Assert.Equal(("open", 2), (open.Text("status"), open.Whole("attempt_count")));
        Assert.Equal(("paid", 14900), (paid.Text("status"), paid.Whole("amount_paid")));
        Assert.Equal("active", (await host.Api.Get($"/v1/subscriptions/{made.Id}")).Text("status"));
        Assert.Contains("invoice.payment_failed", await Types(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_card_that_wants_its_owner_asks_for_action()
    {
        var customer = await host.Api.Customer("pm_card_visa");
        var session = await host.Api.Session(customer);
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri($"{host.Url}/sandbox/test/checkout/sessions/{session.Id}/complete"), new StringContent("""{"card":"4000002760003184"}""", System.Text.Encoding.UTF8, "application/json"));
        var method = (await host.Api.Get($"/v1/checkout/sessions/{session.Id}", "setup_intent")).Text("setup_intent.payment_method")!;

        var made = await host.Api.Subscribe(customer, await host.Api.Price(), ("default_payment_method", method));
        var pay = await host.Api.Post($"/v1/invoices/{made.Text("latest_invoice.id")}/pay");

        Assert.Equal(("incomplete", 402, "invoice_payment_intent_requires_action"), (made.Text("status"), pay.Status, pay.Code));
        Assert.Contains("/sandbox/invoice/", made.Text("latest_invoice.hosted_invoice_url"), StringComparison.Ordinal);
        Assert.Contains("invoice.payment_action_required", await Types(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Error_if_incomplete_makes_nothing()
    {
        var customer = await host.Api.Customer("pm_card_chargeCustomerFail");

        var refused = await host.Api.Subscribe(customer, await host.Api.Price(), ("payment_behavior", "error_if_incomplete"));

        Assert.Equal((402, "card_declined"), (refused.Status, refused.Code));
        Assert.Empty((JsonArray)(await host.Api.Get("/v1/subscriptions?status=all")).At("data")!);
    }

    [Fact]
    public async Task Without_a_card_there_is_no_subscription()
    {
        var customer = await host.Api.Customer(card: null);

        var refused = await host.Api.Subscribe(customer, await host.Api.Price());

        Assert.Equal((400, "resource_missing"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task An_unpaid_first_invoice_ends_it_after_23_hours()
    {
        var customer = await host.Api.Customer("pm_card_chargeCustomerFail");
        var made = await host.Api.Subscribe(customer, await host.Api.Price());

        host.Time.Advance(TimeSpan.FromHours(24));

        await Eventually.See(() => host.Api.Get($"/v1/subscriptions/{made.Id}"), s => s.Text("status") == "incomplete_expired", "expired");
        Assert.Equal("void", (await host.Api.Get($"/v1/invoices/{made.Text("latest_invoice.id")}")).Text("status"));
    }

    [Fact]
    public async Task It_renews_each_month_and_is_charged_again()
    {
        var customer = await host.Api.Customer();
        var made = await host.Api.Subscribe(customer, await host.Api.Price());

        host.Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromHours(2));

        var renewed = await Charged(customer, 2);
        Assert.Equal("subscription_cycle", (await host.Api.Get($"/v1/subscriptions/{made.Id}", "latest_invoice")).Text("latest_invoice.billing_reason"));
        Assert.Equal(14900, renewed.Whole("data.0.amount"));
    }

    [Fact]
    public async Task A_failed_renewal_is_past_due_and_retried()
    {
        var customer = await host.Api.Customer();
        var made = await host.Api.Subscribe(customer, await host.Api.Price());
        await host.Api.Card(customer, "pm_card_chargeCustomerFail");

        host.Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromHours(2));
        var late = await Eventually.See(() => Moved(() => host.Api.Get($"/v1/subscriptions/{made.Id}", "latest_invoice")), s => s.Text("status") == "past_due", "past due");
        await host.Api.Card(customer, "pm_card_visa");
        host.Time.Advance(TimeSpan.FromDays(3));

        Assert.NotNull(late.At("latest_invoice.next_payment_attempt"));
        await Eventually.See(() => Moved(() => host.Api.Get($"/v1/subscriptions/{made.Id}")), s => s.Text("status") == "active", "active again");
    }

    [Fact]
    public async Task Cancelled_at_period_end_it_runs_until_then()
    {
        var customer = await host.Api.Customer();
        var made = await host.Api.Subscribe(customer, await host.Api.Price());

        var leaving = await host.Api.Made($"/v1/subscriptions/{made.Id}", ("cancel_at_period_end", "true"));
        host.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(("active", "cancellation_requested"), (leaving.Text("status"), leaving.Text("cancellation_details.reason")));
        await Eventually.See(() => host.Api.Get($"/v1/subscriptions/{made.Id}"), s => s.Text("status") == "canceled", "canceled");
    }

    [Fact]
    public async Task An_upgrade_half_way_costs_half_the_difference_as_previewed()
    {
        var customer = await host.Api.Customer();
        var made = await host.Api.Subscribe(customer, await host.Api.Price(10000));
        var bigger = await host.Api.Price(30000);
        var item = made.Text("items.data.0.id")!;
        host.Time.Advance(TimeSpan.FromDays(15));
        var at = host.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        var preview = await host.Api.Made("/v1/invoices/create_preview", ("subscription", made.Id!), ("subscription_details[items][0][id]", item), ("subscription_details[items][0][price]", bigger), ("subscription_details[proration_behavior]", "always_invoice"), ("subscription_details[proration_date]", at));
        var upgraded = await host.Api.Made($"/v1/subscriptions/{made.Id}", ("items[0][id]", item), ("items[0][price]", bigger), ("proration_behavior", "always_invoice"), ("proration_date", at), ("expand[]", "latest_invoice"));

        Assert.Equal((10000, 10000), (preview.Whole("total"), upgraded.Whole("latest_invoice.amount_paid")));
        Assert.Equal(bigger, upgraded.Text("items.data.0.price.id"));
    }

    [Fact]
    public async Task Another_cycle_begins_a_new_period_at_once()
    {
        var customer = await host.Api.Customer();
        var made = await host.Api.Subscribe(customer, await host.Api.Price(10000));
        host.Time.Advance(TimeSpan.FromDays(15));

        var yearly = await host.Api.Made($"/v1/subscriptions/{made.Id}", ("items[0][id]", made.Text("items.data.0.id")!), ("items[0][price]", await host.Api.Price(100000, "year")), ("expand[]", "latest_invoice"));

        Assert.Equal(95000, yearly.Whole("latest_invoice.amount_paid"));
        Assert.Equal(new DateTimeOffset(2027, 12, 6, 14, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), yearly.Whole("items.data.0.current_period_end"));
    }

    [Fact]
    public async Task Ended_now_it_is_gone_from_the_running_ones()
    {
        var customer = await host.Api.Customer();
        var made = await host.Api.Subscribe(customer, await host.Api.Price());

        var ended = await host.Api.Delete($"/v1/subscriptions/{made.Id}");

        Assert.Equal("canceled", ended.Text("status"));
        Assert.Empty((JsonArray)(await host.Api.Get($"/v1/subscriptions?customer={customer}")).At("data")!);
        Assert.Contains("customer.subscription.deleted", await Types(), StringComparer.Ordinal);
    }

    private async Task<List<string>> Types() => [.. ((JsonArray)(await host.Api.Get("/v1/events?limit=100")).At("data")!).Select(e => e!["type"]!.GetValue<string>())];

    private Task<Answer> Charged(string customer, int times) =>
        Eventually.See(() => Moved(() => host.Api.Get($"/v1/charges?customer={customer}")), c => ((JsonArray)c.At("data")!).Count == times, $"{times} charges");

    /// <summary>A minute passes before each look, for what falls due a little after what fell due.</summary>
    private async Task<Answer> Moved(Func<Task<Answer>> look)
    {
        host.Time.Advance(TimeSpan.FromMinutes(1));
        return await look();
    }
}
