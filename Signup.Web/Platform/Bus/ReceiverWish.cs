using SignupWeb.Kernel;

namespace SignupWeb.Platform.Bus;

/// <summary>What a receiver is to be.</summary>
/// <param name="Url">As typed.</param>
/// <param name="All">Every public event, also those that come with a later version.</param>
/// <param name="Events">Else these, by their public names.</param>
public sealed record ReceiverWish(string? Url, bool All, IReadOnlyList<string> Events)
{
    public static readonly Refusal EventsMissing = Refusal.Invalid("EVENTS_MISSING", "Choose at least one event", "events");

    /// <summary>Address and events in the form in which they are kept. Refusals: EVENTS_MISSING and those of the address.</summary>
    internal Result<(string Url, IReadOnlyList<string> Events)> Read(ReceiverAddress addresses)
    {
        var (url, events) = (addresses.Read(Url), PublicEvents.Names.Where(name => Events.Contains(name, StringComparer.Ordinal)).ToList());
        if (Refusal.Of([.. new[] { url.Refusal, All || events.Count > 0 ? null : EventsMissing }.OfType<Refusal>()]) is { } no) { return no; }
        return (url.Value, All ? [] : events);
    }
}
