using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Hosting;
using Xunit;

namespace SignupTests.Customers.Providers;

/// <summary>Each wrong setting is one line at the start.</summary>
public sealed class WrongProviderSettings
{
    [Theory]
    [InlineData("google", "ClientId=", ":ClientId must not be empty.")]
    [InlineData("google", "ClientSecret=", ":ClientSecret must not be empty.")]
    [InlineData("own", "Preset=Myspace;Authority=https://id.example", ":Preset must be Entra, Google, Apple or Facebook.")]
    [InlineData("own", "", " needs a Preset, an Authority, or AuthorizationEndpoint, TokenEndpoint and UserInfoEndpoint.")]
    [InlineData("own", "AuthorizationEndpoint=https://id.example/a;TokenEndpoint=https://id.example/t", " needs a Preset, an Authority, or AuthorizationEndpoint, TokenEndpoint and UserInfoEndpoint.")]
    [InlineData("own", "Authority=http://id.example", ":Authority must be an absolute https address.")]
    [InlineData("own", "Authority=id.example", ":Authority must be an absolute https address.")]
    [InlineData("own", "Authority=https://id.example;Scopes=email", ":Scopes must hold openid for a provider with an Authority.")]
    [InlineData("o.n", "Authority=https://id.example", " must be named with letters, digits and hyphens: the name is part of an address.")]
    [InlineData("entra", "Tenant=a/b", ":Tenant must be a directory's id or domain, common, organizations or consumers.")]
    [InlineData("entra", "TrustEmail=true", ":TrustEmail needs a Tenant of your own: in a foreign directory anybody can write any address.")]
    [InlineData("apple", "KeyId=KEY1234567;PrivateKey=nonsense;TeamId=TEAM123456", ":PrivateKey must be the text of the key file (.p8), with -----BEGIN PRIVATE KEY-----.")]
    public void Say_what_is_wrong(string name, string settings, string line)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["ClientId"] = "signup", ["ClientSecret"] = "secret" };
        foreach (var pair in settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('='))) { all[pair[0]] = pair[1]; }
        var options = new ProviderOptions { Providers = { [name] = Settings(all) } };

        var result = new ProviderRules().Validate(null, options);

        Assert.Equal($"Access:Providers:{name}{line}", Assert.Single(result.Failures!));
    }

    [Fact]
    public void End_the_start_with_all_of_them_at_once()
    {
        var failed = Assert.ThrowsAny<Exception>(() => new AppHost(settings: [new("Access:Providers:Apple:ClientId", "signup"), new("Access:Providers:Google:ClientId", "signup")]));

        Assert.Equal(
            [
                "Access:Providers:Apple:TeamId must not be empty.", "Access:Providers:Apple:KeyId must not be empty.", "Access:Providers:Apple:PrivateKey must be the text of the key file (.p8), with -----BEGIN PRIVATE KEY-----.",
                "Access:Providers:Google:ClientSecret must not be empty.",
            ],
            Startup.FaultsOf(failed),
            StringComparer.Ordinal);
    }

    [Fact]
    public void None_at_all_are_no_fault() => Assert.Equal(ValidateOptionsResult.Success, new ProviderRules().Validate(null, new ProviderOptions()));

    private static ProviderSettings Settings(Dictionary<string, string> all)
    {
        var settings = new ProviderSettings();
        foreach (var (key, value) in all)
        {
            var property = typeof(ProviderSettings).GetProperty(key)!;
            property.SetValue(settings, property.PropertyType == typeof(bool) ? bool.Parse(value) : value);
        }

        return settings;
    }
}
