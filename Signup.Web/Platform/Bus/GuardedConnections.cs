using System.Net;
using System.Net.Sockets;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// The way out for events: straight to the address a name stands for at this moment, and only if we may connect there. No proxy and no
/// redirect, which would choose another one.
/// </summary>
public static class GuardedConnections
{
    public static SocketsHttpHandler Handler(ReceiverAddress addresses) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
        ConnectCallback = (connection, cancellationToken) => Connect(connection.DnsEndPoint, addresses, cancellationToken),
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint there, ReceiverAddress addresses, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(there.Host, cancellationToken);
        if (!Array.TrueForAll(found, addresses.Allows)) { throw new HttpRequestException("The name stands for an address in a private network. Nothing was sent."); }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, there.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
