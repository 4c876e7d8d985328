using Microsoft.Extensions.DependencyInjection;
using SignupTests.Payments.StripeApi;
using SignupWeb.Payments.Stripe;
using Xunit;
using Checkout = SignupWeb.Payments.Stripe.Checkout;

namespace SignupTests.Payments.Sandbox;

/// <summary>The product's own Stripe client against the sandbox: it must not notice. Requests and answers are both held against the description.</summary>
public sealed class TypedClientTests : IAsyncLifetime
{
    private SandboxHost host = null!;
    private ServiceProvider client = null!;

    public async Task InitializeAsync()
    {
        host = await SandboxHost.Start();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        services.AddSingleton<StripeEndpointSource>(() => new(new Uri(host.Sandbox.ApiBase), host.Sandbox.ApiKey));
        services.AddStripeClient().AddHttpMessageHandler(() => new StripeContractHandler());
        client = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await client.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task The_host_points_the_client_at_itself()
    {
        var customer = await new CustomerService(host.Get<StripeClient>()).CreateAsync(new() { Email = "mara@hafenlicht.example" });

        Assert.StartsWith("cus_", customer.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_up_from_customer_to_refund()
    {
        var customer = await Get<CustomerService>().CreateAsync(new() { Email = "mara@hafenlicht.example", Name = "Mara Lindqvist", Metadata = new(StringComparer.Ordinal) { ["signup"] = "1" } }, new() { IdempotencyKey = "signup-1-customer-1" });
        var session = await Get<Checkout.SessionService>().CreateAsync(new()
        {
            Mode = "setup", Currency = "eur", Customer = customer.Id, ClientReferenceId = "signup-1", SuccessUrl = "https://shop.example/done?session={CHECKOUT_SESSION_ID}", CancelUrl = "https://shop.example/back",
        });
        await Complete(session.Id);
        var done = await Get<Checkout.SessionService>().GetAsync(session.Id, new() { Expand = ["setup_intent.payment_method"] });
        var method = done.SetupIntent!.Value!.PaymentMethod!.Value!;
        await Get<CustomerService>().UpdateAsync(customer.Id, new() { InvoiceSettings = new() { DefaultPaymentMethod = method.Id } });
        var (price, rate) = (await host.Api.Price(), await host.Api.TaxRate("19"));
        var preview = await Get<InvoiceService>().CreatePreviewAsync(new() { Customer = customer.Id, SubscriptionDetails = new() { Items = [new() { Price = price, Quantity = 1, TaxRates = [rate] }] } });

        var subscription = await Get<SubscriptionService>().CreateAsync(new() { Customer = customer.Id, Items = [new() { Price = price, Quantity = 1, TaxRates = [rate] }], OffSession = true, Expand = ["latest_invoice.payments"] });
        var payment = subscription.LatestInvoice!.Value!.Payments!.Data[0];
        var refund = await Get<RefundService>().CreateAsync(new() { PaymentIntent = payment.Payment!.PaymentIntent!.Id, Reason = "requested_by_customer" });

        Assert.Equal(("visa", "4242"), (method.Card!.Brand, method.Card.Last4));
        Assert.Equal((17731, "active", 17731, 17731), (preview.Total, subscription.Status, subscription.LatestInvoice.Value.AmountPaid, refund.Amount));
    }

    [Fact]
    public async Task A_lost_answer_is_fetched_again_by_the_client_itself()
    {
        host.Faults.Arm(SignupWeb.Payments.Sandbox.Api.ApiFault.DropResponseOnce, times: 1, path: "/v1/customers");

        var customer = await Get<CustomerService>().CreateAsync(new() { Email = "mara@hafenlicht.example" });

        Assert.True(customer.StripeResponse!.IsReplayed);
        Assert.Single((await Get<CustomerService>().ListAsync(new())).Data);
    }

    [Fact]
    public async Task A_declined_card_is_a_refusal_with_its_reason()
    {
        var customer = await host.Api.Customer("pm_card_chargeCustomerFail");
        var subscription = await host.Api.Subscribe(customer, await host.Api.Price());

        var refused = await Assert.ThrowsAsync<StripeException>(() => Get<InvoiceService>().PayAsync(subscription.Text("latest_invoice.id")!, new()));

        Assert.Equal(("card_error", "card_declined", "generic_decline", false), (refused.StripeError!.Type, refused.StripeError.Code, refused.StripeError.DeclineCode, refused.IsOutcomeUnknown));
    }

    private T Get<T>()
        where T : Service => ActivatorUtilities.CreateInstance<T>(client);

    private async Task Complete(string session)
    {
        using var http = new HttpClient();
        using var body = new StringContent("""{"card":"4242424242424242"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"{host.Url}/sandbox/test/checkout/sessions/{session}/complete"), body);
        response.EnsureSuccessStatusCode();
    }
}
