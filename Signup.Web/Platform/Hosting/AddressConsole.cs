using Microsoft.AspNetCore.Hosting.Server;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Hosting;

/// <summary>The first line an owner needs: where the shop is, and behind a proxy where the proxy finds it.</summary>
public sealed class AddressConsole(PublicAddress address, IServer server, Screen screen) : SaysAtStart
{
    public override Task StartedAsync(CancellationToken cancellationToken) => screen.Say(cancellationToken, $"Your shop: {address.Base}{Where()}");

    private string Where() => server.OwnAddress() is { IsLoopback: true } own && !new Uri(address.Base).IsLoopback ? $" (this process listens on {own.GetLeftPart(UriPartial.Authority)})" : string.Empty;
}
