using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>A client that makes mistakes.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_unknown_parameter_is_named()
    {
        var answer = await host.Api.Post("/v1/customers", ("email", "mara@hafenlicht.example"), ("e_mail", "x"));

        Assert.Equal((400, "parameter_unknown", "e_mail"), (answer.Status, answer.Code, answer.Text("error.param")));
    }

    [Fact]
    public async Task An_unknown_parameter_deep_inside_is_named_with_its_path()
    {
        var answer = await host.Api.Post("/v1/subscriptions", ("customer", "cus_1"), ("items[0][prise]", "x"));

        Assert.Equal((400, "parameter_unknown", "items[0][prise]"), (answer.Status, answer.Code, answer.Text("error.param")));
    }

    [Theory]
    [InlineData("GET", "/v1/unicorns")]
    [InlineData("POST", "/v1/customers/cus_1/unicorns")]
    [InlineData("DELETE", "/v1/prices/price_1")]
    public async Task An_unknown_route_is_not_found(string method, string path)
    {
        var answer = await host.Api.Send(new HttpMethod(method), path, null, null, null);

        Assert.Equal((404, "invalid_request_error"), (answer.Status, answer.Type));
    }

    [Theory]
    [InlineData("amount", "12.5", "parameter_invalid_integer")]
    [InlineData("quantity", "many", "parameter_invalid_integer")]
    [InlineData("discountable", "perhaps", null)]
    public async Task A_value_of_the_wrong_kind_is_refused(string name, string value, string? code)
    {
        var answer = await host.Api.Post("/v1/invoiceitems", ("customer", "cus_1"), (name, value));

        Assert.Equal((400, code, name), (answer.Status, answer.Code, answer.Text("error.param")));
    }

    [Fact]
    public async Task A_missing_parameter_is_named()
    {
        var answer = await host.Api.Post("/v1/prices", ("unit_amount", "100"));

        Assert.Equal((400, "parameter_missing", "currency"), (answer.Status, answer.Code, answer.Text("error.param")));
    }

    [Fact]
    public async Task An_unknown_id_in_the_address_is_not_found()
    {
        var answer = await host.Api.Get("/v1/customers/cus_nobody");

        Assert.Equal((404, "resource_missing", "id"), (answer.Status, answer.Code, answer.Text("error.param")));
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        var answer = await host.Api.Send(HttpMethod.Get, "/v1/customers", null, null, null, bearer: "sk_test_wrong_wrong_wrong");

        Assert.Equal(401, answer.Status);
        Assert.DoesNotContain(host.Sandbox.ApiKey, answer.Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id()
    {
        var answer = await host.Api.Get("/v1/customers");

        Assert.StartsWith("req_", answer.Header("Request-Id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emptied_parameter_is_unset_and_metadata_is_merged()
    {
        var customer = await host.Api.Made("/v1/customers", ("name", "Mara"), ("metadata[a]", "1"), ("metadata[b]", "2"));

        var updated = await host.Api.Made($"/v1/customers/{customer.Id}", ("name", ""), ("metadata[a]", ""), ("metadata[c]", "3"));

        Assert.Null(updated.At("name"));
        Assert.Equal("""{"b":"2","c":"3"}""", updated.At("metadata")!.ToJsonString());
    }

    [Fact]
    public async Task Objects_can_be_expanded_and_other_things_cannot()
    {
        var customer = await host.Api.Customer();

        var expanded = await host.Api.Get($"/v1/customers/{customer}", "invoice_settings.default_payment_method");
        var refused = await host.Api.Get($"/v1/customers/{customer}", "email");

        Assert.Equal("4242", expanded.Text("invoice_settings.default_payment_method.card.last4"));
        Assert.Equal(400, refused.Status);
    }
}
