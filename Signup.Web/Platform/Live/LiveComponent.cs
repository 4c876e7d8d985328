using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Live;

/// <summary>
/// A part of a page that reads again whenever one of its topics was written, and says so at once. A read that fails is logged and tried
/// again a few times; when it keeps failing the page says that it may be out of date, until a read succeeds.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    /// <summary>How long to wait before each further try.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10)];

    private readonly List<IDisposable> subscriptions = [];
    private readonly CancellationTokenSource gone = new();
    private readonly Guid part = Guid.NewGuid();
    private int reading;
    private int again;
    private bool outOfDate;

    [Inject]
    private Commits Commits { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private ILogger<LiveComponent> Log { get; set; } = null!;

    protected bool IsDisposed { get; private set; }

    /// <summary>How long to rest after a read, where changes come in bursts: the first is shown at once, all that follow in the meantime together.</summary>
    protected virtual TimeSpan Rest => TimeSpan.Zero;

    /// <summary>Subscribes; nothing is watched while the page is only prerendered. Watch first, then read: what is written in between is heard.</summary>
    protected void Watch(params IEnumerable<string> topics)
    {
        if (!RendererInfo.IsInteractive || IsDisposed) { return; }
        var ours = CultureInfo.CurrentUICulture.Name;
        foreach (var topic in topics)
        {
            subscriptions.Add(Commits.OnTopic(topic, () => Wake(ours)));
        }
    }

    /// <summary>Reads the state shown from the database.</summary>
    protected abstract Task Read();

    protected virtual void Dispose(bool disposing)
    {
        IsDisposed = true;
        gone.Cancel();
        gone.Dispose();
        subscriptions.ForEach(s => s.Dispose());
        subscriptions.Clear();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Nothing to do while the read that will show it is still to come.</summary>
    private void Wake(string culture)
    {
        if (Interlocked.Exchange(ref again, 1) == 0) { _ = Speaking.In(culture, () => InvokeAsync(ReadAgain)); }
    }

    /// <summary>Several commits while one read is under way make one more read, not several.</summary>
    private async Task ReadAgain()
    {
        if (IsDisposed) { return; }
        if (Interlocked.Exchange(ref reading, 1) == 1) { return; }
        try
        {
            while (Interlocked.Exchange(ref again, 0) == 1 && !IsDisposed)
            {
                await Say(!await ReadWithPatience());
                if (!IsDisposed) { StateHasChanged(); }
                if (Rest > TimeSpan.Zero) { await Task.Delay(Rest, Clock, gone.Token); }
            }
        }
        catch (OperationCanceledException) when (IsDisposed)
        {
            // the page went away while a try was waited for
        }
        finally
        {
            reading = 0;
        }
    }

    /// <summary>True once a read succeeded, false when none of the tries did.</summary>
    private async Task<bool> ReadWithPatience()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Read();
                return true;
            }
#pragma warning disable CA1031 // whatever the reason, the reader has to be told rather than be left with an old page
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!IsDisposed) { Log.LogWarning(e, "{Part} could not be read again, try {Attempt}", GetType().Name, attempt + 1); }
            }

            if (IsDisposed || attempt == Pauses.Length) { return false; }
            await Task.Delay(Pauses[attempt], Clock, gone.Token);
        }
    }

    /// <summary>Shows the notice that the page may be out of date, or takes it away again.</summary>
    private async Task Say(bool stale)
    {
        if (stale == outOfDate || IsDisposed) { return; }
        outOfDate = stale;
        try
        {
            await Browser.InvokeVoidAsync("signupOutOfDate", gone.Token, part, stale);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
        }
    }
}
