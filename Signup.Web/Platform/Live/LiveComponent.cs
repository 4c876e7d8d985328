using System.Globalization;
using Microsoft.AspNetCore.Components;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Live;

/// <summary>A part of a page that reads again whenever one of its topics was written, and says so at once.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private int reading;
    private int again;

    [Inject]
    private Commits Commits { get; set; } = null!;

    protected bool IsDisposed { get; private set; }

    /// <summary>Subscribes after the first read; nothing is watched while the page is only prerendered.</summary>
    protected void Watch(params IEnumerable<string> topics)
    {
        if (!RendererInfo.IsInteractive || IsDisposed) { return; }
        var ours = CultureInfo.CurrentUICulture.Name;
        foreach (var topic in topics)
        {
            subscriptions.Add(Commits.OnTopic(topic, () => _ = Speaking.In(ours, () => InvokeAsync(ReadAgain))));
        }
    }

    /// <summary>Reads the state shown from the database.</summary>
    protected abstract Task Read();

    protected virtual void Dispose(bool disposing)
    {
        IsDisposed = true;
        subscriptions.ForEach(s => s.Dispose());
        subscriptions.Clear();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Several commits while one read is under way make one more read, not several.</summary>
    private async Task ReadAgain()
    {
        if (IsDisposed) { return; }
        again = 1;
        if (Interlocked.Exchange(ref reading, 1) == 1) { return; }
        try
        {
            while (Interlocked.Exchange(ref again, 0) == 1 && !IsDisposed)
            {
                await Read();
                StateHasChanged();
            }
        }
        finally
        {
            reading = 0;
        }
    }
}
