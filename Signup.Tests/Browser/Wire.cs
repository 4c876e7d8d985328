using Microsoft.Playwright;

namespace SignupTests.Browsing;

/// <summary>What lies between a page and its circuit.</summary>
internal sealed class Wire
{
    private readonly List<IWebSocketRoute> open = [];
    private volatile bool isCut;

    public static async Task<Wire> Of(IPage page)
    {
        var wire = new Wire();
        await page.RouteWebSocketAsync("**/_blazor**", wire.Connect);
        return wire;
    }

    public async Task Cut()
    {
        isCut = true;
        foreach (var socket in open) { await socket.CloseAsync(); }
        open.Clear();
    }

    public void Mend() => isCut = false;

    private void Connect(IWebSocketRoute socket)
    {
        if (isCut) { _ = socket.CloseAsync(); return; }
        open.Add(socket);
        socket.ConnectToServer();
    }
}
