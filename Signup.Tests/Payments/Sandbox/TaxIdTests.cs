using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Tax numbers of customers and what their check says.</summary>
public sealed class TaxIdTests : IAsyncLifetime
{
    private SandboxHost host = null!;
    private string path = string.Empty;

    public async Task InitializeAsync()
    {
        host = await SandboxHost.Start();
        path = $"/v1/customers/{await host.Api.Customer(card: null)}/tax_ids";
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("DE000000000", "verified")]
    [InlineData("DE111111111", "unverified")]
    [InlineData("ATU333333333", "unavailable")]
    [InlineData("DE123456789", "verified")]
    public async Task A_number_is_pending_until_its_check_is_answered(string value, string status)
    {
        var made = await host.Api.Made(path, ("type", "eu_vat"), ("value", value));
        host.Time.Advance(TimeSpan.FromSeconds(3));

        await Eventually.See(() => host.Api.Get($"{path}/{made.Id}"), t => t.Text("verification.status") == status, $"{value} {status}");

        Assert.Equal(("pending", value[..2]), (made.Text("verification.status"), made.Text("country")));
        Assert.Equal(status, (await host.Api.Get("/v1/events?type=customer.tax_id.updated")).Text("data.0.data.object.verification.status"));
    }

    [Fact]
    public async Task One_number_stays_pending_and_one_can_be_deleted()
    {
        var made = await host.Api.Made(path, ("type", "eu_vat"), ("value", "DE222222222"));
        host.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal("pending", (await host.Api.Get(path)).Text("data.0.verification.status"));
        Assert.Equal("True", (await host.Api.Delete($"{path}/{made.Id}")).Text("deleted"), ignoreCase: true);
        Assert.Equal(404, (await host.Api.Get($"{path}/{made.Id}")).Status);
        Assert.Single((await host.Api.Get("/v1/events?type=customer.tax_id.deleted")).Body["data"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_reads_the_number_of_another_customer()
    {
        var made = await host.Api.Made(path, ("type", "eu_vat"), ("value", "DE123456789"));

        Assert.Equal(404, (await host.Api.Get($"/v1/customers/{await host.Api.Customer(card: null)}/tax_ids/{made.Id}")).Status);
    }

    [Theory]
    [InlineData("eu_vat", "no number")]
    [InlineData("eu_vat", "12")]
    public async Task What_cannot_be_a_number_is_refused(string type, string value) =>
        Assert.Equal("tax_id_invalid", (await host.Api.Post(path, ("type", type), ("value", value))).Code);
}
