using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Customers.Passkeys;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Customers.Passkeys;

/// <summary>They are bound to the public address.</summary>
public sealed class WherePasskeysWork
{
    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://shop.example:8443", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://localhost:5443", true)]
    [InlineData("http://shop.example", false)]
    [InlineData("http://192.168.1.5:5080", false)]
    [InlineData("https://192.168.1.5", false)]
    public async Task Over_https_or_on_this_machine(string baseUrl, bool usable) => Assert.Equal(usable, (await At(baseUrl)).IsUsable);

    [Theory]
    [InlineData("https://shop.example", "https://shop.example", true)]
    [InlineData("https://shop.example", "https://shop.example:443", true)]
    [InlineData("https://shop.example", "https://shop.example:8443", false)]
    [InlineData("https://shop.example", "http://shop.example", false)]
    [InlineData("https://shop.example", "https://www.shop.example", false)]
    [InlineData("https://shop.example", "", false)]
    [InlineData("http://localhost:8080", "http://localhost:5080", true)]
    [InlineData("http://localhost:8080", "http://evil.example", false)]
    public async Task Only_pages_at_the_address_may_ask(string baseUrl, string origin, bool allowed)
    {
        var address = await At(baseUrl);

        Assert.Equal(allowed, address.Allows(new PasskeyOriginValidationContext { HttpContext = null!, Origin = origin, CrossOrigin = false }));
        Assert.False(address.Allows(new PasskeyOriginValidationContext { HttpContext = null!, Origin = origin, CrossOrigin = true }));
    }

    private static async Task<PasskeyAddress> At(string baseUrl)
    {
        await using var db = await TestDatabase.Create();
        return new(new PublicAddress(Options.Create(new PublicOptions { BaseUrl = baseUrl }), db.Get<IServer>()));
    }
}
