using SignupWeb.Platform.Bus;

namespace SignupWeb.SysOps.Receivers;

/// <summary>A receiver while somebody types it.</summary>
public sealed class ReceiverDraft
{
    public string? Url { get; set; }

    /// <summary>It is to hear everything.</summary>
    public bool All { get; set; } = true;

    /// <summary>What it is to hear else.</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    public ReceiverWish Wish => new(Url, All, [.. Events]);

    public static ReceiverDraft Of(ReceiverLine receiver)
    {
        var draft = new ReceiverDraft { Url = receiver.Url, All = receiver.Events.Count == 0 };
        draft.Events.UnionWith(receiver.Events);
        return draft;
    }

    public void Tick(string name, bool ticked)
    {
        if (ticked) { Events.Add(name); }
        else { Events.Remove(name); }
    }
}
