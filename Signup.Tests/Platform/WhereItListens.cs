using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Platform;

/// <summary>The host's own ways of saying where to listen come before ours, and the process finds itself at each of them.</summary>
public sealed class WhereItListens
{
    [Fact]
    public void Is_port_5080_of_this_machine_when_nobody_says_anything() => Assert.Equal("http://localhost:5080", Urls());

    [Theory]
    [InlineData("--urls", "http://*:8081", "http://*:8081")]
    [InlineData("--http_ports", "8081", null)]
    [InlineData("--https_ports", "8443", null)]
    [InlineData("--Kestrel:Endpoints:Web:Url", "http://*:8081", null)]
    public void Is_where_the_host_is_told(string setting, string value, string? urls) => Assert.Equal(urls, Urls(setting, value));

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://[::]:8080")]
    [InlineData("http://127.0.0.1:8080", "http://0.0.0.0:8080")]
    [InlineData("http://127.0.0.1:8080", "http://*:8080")]
    [InlineData("http://127.0.0.1:8080", "http://+:8080")]
    [InlineData("http://127.0.0.1:8080", "http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080", "http://192.168.1.5:8080", "http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080", "https://[::]:8443", "http://[::]:8080")]
    [InlineData("https://127.0.0.1:8443", "https://[::]:8443")]
    [InlineData("https://127.0.0.1", "https://0.0.0.0:443")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080")]
    [InlineData("http://192.168.1.5:8080", "http://192.168.1.5:8080")]
    [InlineData(null)]
    public void Is_where_the_process_calls_itself(string? own, params string[] bound) =>
        Assert.Equal(own, new Bound(bound).OwnAddress()?.GetLeftPart(UriPartial.Authority));

    [Theory]
    [InlineData("http://localhost:8080", "http://[::]:8080")]
    [InlineData("http://localhost:8080", "http://127.0.0.1:8080")]
    [InlineData("https://localhost", "https://[::]:443")]
    [InlineData("http://192.168.1.5:8080", "http://192.168.1.5:8080")]
    public void Is_where_links_lead_as_long_as_no_public_address_is_set(string link, params string[] bound) =>
        Assert.Equal(link + "/help", new PublicAddress(Options.Create(new PublicOptions()), new Bound(bound)).Of("/help"));

    private static string? Urls(params string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.ListenWhereTold();
        return builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey);
    }

    /// <summary>A server that has started at these addresses.</summary>
    private sealed class Bound : IServer
    {
        public Bound(string[] addresses)
        {
            var bound = new ServerAddressesFeature();
            foreach (var address in addresses) { bound.Addresses.Add(address); }
            Features.Set<IServerAddressesFeature>(bound);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
