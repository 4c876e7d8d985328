using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SignupTests.Support;

/// <summary>A mail server that takes what it is given and says no to some recipients (RFC 5321), on a port of its own.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SmtpListener()
    {
        listener.Start();
        _ = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>To whom something came, in order.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>A recipient with this in the address is refused for good.</summary>
    public string Unknown { get; init; } = "nobody";

    public void Dispose() => listener.Dispose();

    private async Task Listen()
    {
        try
        {
            while (true) { _ = Talk(await listener.AcceptTcpClientAsync()); }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // it was closed
        }
    }

    private async Task Talk(TcpClient caller)
    {
        using var _ = caller;
        using var reader = new StreamReader(caller.GetStream());
        await using var writer = new StreamWriter(caller.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example");
        var recipient = string.Empty;
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT") { recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')]; }
            await writer.WriteLineAsync(verb switch
            {
                "RCPT" when recipient.Contains(Unknown, StringComparison.Ordinal) => $"550 <{recipient}>: no such mailbox",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (verb == "DATA")
            {
                while (await reader.ReadLineAsync() is not (null or ".")) { }
                Taken.Enqueue(recipient);
                await writer.WriteLineAsync("250 taken");
            }
        }
    }
}
