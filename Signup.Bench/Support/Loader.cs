using System.Net.Sockets;
using System.Text;

namespace SignupBench.Support;

/// <summary>Sends ready-made requests over a few kept-open connections and reads the answers, with as little work of its own as can be: it shares the processors with the server.</summary>
internal static class Loader
{
    private const int Connections = 16;

    /// <summary>Answers how many requests a second were answered with 200.</summary>
    public static async Task<double> PerSecond(Uri server, IReadOnlyList<byte[]> requests)
    {
        var clients = Enumerable.Range(0, Connections).Select(_ => new TcpClient(server.Host, server.Port) { NoDelay = true }).ToList();
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(clients.Select(async client =>
        {
            var buffer = new byte[128 * 1024];
            while (Interlocked.Increment(ref next) is var i && i < requests.Count) { await Ask(client.Client, requests[i], buffer); }
        }));
        var elapsed = watch.Elapsed.TotalSeconds;
        clients.ForEach(client => client.Dispose());
        return requests.Count / elapsed;
    }

    public static byte[] Get(Uri server, string path, string headers = "") => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{headers}\r\n");

    public static byte[] Post(Uri server, string path, string headers, byte[] body) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n")), .. body];

    private static async Task Ask(Socket socket, byte[] request, byte[] buffer)
    {
        await socket.SendAsync(request);
        var read = 0;
        do
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) { throw new IOException("The server hung up."); }
            read += more;
        }
        while (!IsWhole(buffer.AsSpan(0, read)));
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        if (answer.IndexOf("\r\n\r\n"u8) is var end && end < 0) { return false; }
        var head = answer[..(end + 2)];
        if (!head.StartsWith("HTTP/1.1 200"u8)) { throw new IOException(Encoding.UTF8.GetString(head)); }
        if (head.IndexOf("Content-Length: "u8) is var at && at < 0) { return answer.EndsWith("\r\n0\r\n\r\n"u8); }
        var length = head[(at + "Content-Length: ".Length)..];
        return answer.Length >= end + 4 + int.Parse(length[..length.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
