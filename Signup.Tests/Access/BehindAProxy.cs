using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupTests.Support;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Hosting;
using Xunit;

namespace SignupTests.Access;

/// <summary>What proxies say of where a request comes from: believed of those that are named, and of nobody else.</summary>
public sealed class BehindAProxy
{
    private const string Mara = "mara@hafenlicht.example";

    [Fact]
    public async Task A_named_proxy_is_believed()
    {
        await using var shop = new AppHost(settings: [new("Public:Proxies", "127.0.0.1, ::1")]);

        Assert.Equal("198.51.100.0/24", await NetworkAfterRegistering(shop, "203.0.113.5, 198.51.100.7"));
        Assert.Null(shop.Get<UnknownProxy>().SeenAt);
    }

    [Fact]
    public async Task One_that_is_not_named_is_not_believed_and_told_of()
    {
        await using var shop = new AppHost(settings: [new("Public:Proxies", "10.0.0.0/8")]);

        Assert.Equal("127.0.0.0/24", await NetworkAfterRegistering(shop, "198.51.100.7"));
        Assert.True(IPAddress.IsLoopback(shop.Get<UnknownProxy>().SeenAt!));
    }

    [Fact]
    public async Task Without_names_nobody_is_believed()
    {
        await using var shop = new AppHost();

        Assert.Equal("127.0.0.0/24", await NetworkAfterRegistering(shop, "198.51.100.7"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("127.0.0.1", 1)]
    [InlineData("10.0.0.0/8, fd00::/8 , ::1", 3)]
    public void Names_are_addresses_and_networks(string said, int many)
    {
        Assert.True(KnownProxies.TryRead(said, out var proxies));
        Assert.Equal(many, proxies.Count);
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("127.0.0.1; 127.0.0.2")]
    [InlineData("10.0.0.0/40")]
    public void Anything_else_stops_the_start(string said) => Assert.False(KnownProxies.TryRead(said, out _));

    private static async Task<string> NetworkAfterRegistering(AppHost shop, string forwarded)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shop.Url), DefaultRequestHeaders = { { "X-Forwarded-For", forwarded } } };
        using var made = await http.PostAsJsonAsync("/api/customers", new { email = Mara, password = "kran-elbe-mittwoch", firstName = "Mara", lastName = "Lindqvist" });
        Assert.True(made.IsSuccessStatusCode, (await made.Content.ReadFromJsonAsync<JsonNode>())?.ToJsonString());
        return Assert.Single(await shop.All<Session>()).Network;
    }
}
