using System.Net;
using System.Net.Sockets;

namespace SignupTests.Support;

/// <summary>A port through which another one is reached while it is open. Closing it cuts off those who are in it.</summary>
internal sealed class Passage
{
    private readonly Lock gate = new();
    private readonly List<Socket> inside = [];
    private TcpListener? listener;

    public int Port { get; } = RabbitMq.FreePort();

    public void Open(int to)
    {
        var opened = new TcpListener(IPAddress.Loopback, Port);
        opened.Start();
        listener = opened;
        _ = Welcome(opened, to);
    }

    public void Close()
    {
        listener?.Dispose();
        listener = null;
        lock (gate)
        {
            inside.ForEach(socket => socket.Dispose());
            inside.Clear();
        }
    }

    private async Task Welcome(TcpListener at, int to)
    {
        try
        {
            while (true)
            {
                var (come, there) = (await at.AcceptSocketAsync(), new Socket(SocketType.Stream, ProtocolType.Tcp));
                await there.ConnectAsync(IPAddress.Loopback, to);
                lock (gate) { inside.AddRange([come, there]); }
                _ = Carry(come, there);
                _ = Carry(there, come);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // it was closed
        }
    }

    private static async Task Carry(Socket from, Socket to)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.ReceiveAsync(buffer) is > 0 and var read) { await to.SendAsync(buffer.AsMemory(0, read)); }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // cut off
        }
    }
}
